import { useEffect, useState } from 'preact/hooks';
import { browser } from '../platform/browser';

/** Is the tab still loading? Followed while the popup is open. */
export function useIsLoading(tab: number | null): boolean {
  const [isLoading, setIsLoading] = useState(false);
  useEffect(() => {
    if (tab === null) return;
    const show = (status: string | undefined): void => setIsLoading(status === 'loading');
    const onUpdated = (id: number, { status }: { status?: string }): void => {
      if (id === tab && status !== undefined) show(status);
    };
    browser.tabs.onUpdated.addListener(onUpdated);
    void browser.tabs.get(tab).then(
      ({ status }) => show(status),
      () => undefined, // it has been closed
    );
    return () => browser.tabs.onUpdated.removeListener(onUpdated);
  }, [tab]);
  return isLoading;
}
