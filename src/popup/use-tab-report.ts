import { useEffect, useState } from 'preact/hooks';
import type { TabReport } from '../core/messages';
import type { Settings } from '../core/settings';
import { ask, onReport } from '../platform/messaging';

/**
 * What the tab shows, kept fresh while the popup is open: undefined until the first answer, null where nothing can run.
 */
export function useTabReport(tab: number | null, settings: Settings | null): TabReport | null | undefined {
  const [report, setReport] = useState<TabReport | null | undefined>(undefined);
  useEffect(() => {
    const controller = new AbortController();
    let latest = 0; // an answer that was overtaken by a later one is old news
    const refresh = async (): Promise<void> => {
      latest += 1;
      const asked = latest;
      const answer = tab === null ? null : await ask('tab/get', { tab }).catch(() => null);
      if (asked === latest && !controller.signal.aborted) setReport(answer);
    };
    onReport((_report, from) => {
      if (from.tab === tab) void refresh();
    }, controller.signal);
    void refresh();
    return () => controller.abort();
  }, [tab, settings]);
  return report;
}
