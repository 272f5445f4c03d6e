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
 * Ask for a tab's report when told to and when a frame of it has news. One question at a time; the reports that frames send
 * because they are asked are no news.
 */
function watchTab(tab: number | null, show: (report: TabReport | null) => void, signal: AbortSignal): () => void {
  let asking = false;
  let again = false;

  const refresh = async (): Promise<void> => {
    again = asking;
    if (asking) return;
    asking = true;
    const report = tab === null ? null : await askTab(tab);
    asking = false;
    if (signal.aborted) return;
    // Where a page is just coming nobody answers, and its first report asks again.
    if (report !== null || !again) show(report);
    if (again) await refresh(); // what has come meanwhile may not be in this answer
  };
  onReport((report, from) => {
    if (from.tab === tab && report.reason !== 'asked') void refresh();
  }, signal);
  return () => void refresh();
}

/** A background that is just starting may miss a message: it is asked once more before the page counts as out of reach. */
const askTab = (tab: number): Promise<TabReport | null> =>
  ask('tab/get', { tab })
    .catch(() => ask('tab/get', { tab }))
    .catch(() => null);
