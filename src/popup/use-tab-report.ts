import { useEffect, useState } from 'preact/hooks';
import type { TabReport } from '../core/messages';
import type { Settings } from '../core/settings';
import { ask, onReport } from '../platform/messaging';

/**
 * What the tab shows, kept fresh while the popup is open: undefined until the first answer, null where nothing can run.
 */
export function useTabReport(tab: number | null, settings: Settings | null): TabReport | null | undefined {
  const [report, setReport] = useState<TabReport | null | undefined>(undefined);
  const [watch, setWatch] = useState<{ refresh: () => void } | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    setWatch({ refresh: watchTab(tab, setReport, controller.signal) });
    return () => controller.abort();
  }, [tab]);
  useEffect(() => {
    if (settings) watch?.refresh();
  }, [watch, settings]);
  return report;
}

/**
 * Ask for a tab's report when told to and when a frame of it has news. One question at a time, since each makes the
 * frames report again: those reports are its answer, and a late one is news only if it says something new.
 */
function watchTab(tab: number | null, show: (report: TabReport | null) => void, signal: AbortSignal): () => void {
  let heard = new Set<string>();
  let asking = false;
  let again = false;

  const refresh = async (): Promise<void> => {
    again = asking;
    if (asking) return;
    asking = true;
    const report = tab === null ? null : await ask('tab/get', { tab }).catch(() => null);
    asking = false;
    if (signal.aborted) return;
    show(report);
    if (again) await refresh();
  };
  onReport((report, from) => {
    const text = JSON.stringify(report);
    if (from.tab !== tab || heard.has(text)) return;
    if (!asking) heard = new Set();
    heard.add(text);
    if (!asking) void refresh();
  }, signal);
  return () => void refresh();
}
