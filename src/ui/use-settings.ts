import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Settings } from '../core/settings';

/** New values of some settings, or how they follow from the present ones. */
export type SettingsChange = Partial<Settings> | ((settings: Settings) => Partial<Settings>);

/** Where settings lie, as a page that shows them needs it. */
export interface SettingsStore {
  read: () => Promise<Settings>;
  change: (change: SettingsChange) => Promise<void>;
  watch: (callback: (settings: Settings) => void, signal?: AbortSignal) => void;
}

/**
 * The settings in force, null until they are read, and a way to change them. A change shows at once; should the store
 * refuse it, the promise rejects and what is stored shows again.
 */
export function useSettings(store: SettingsStore): [Settings | null, SettingsStore['change']] {
  const [settings, setSettings] = useState<Settings | null>(null);
  // While changes of our own are under way the echo of an older one must not undo a newer one.
  const pending = useRef(0);
  useEffect(() => {
    const controller = new AbortController();
    store.watch((stored) => pending.current === 0 && setSettings(stored), controller.signal);
    void store.read().then((read) => {
      if (!controller.signal.aborted) setSettings(read);
    });
    return () => controller.abort();
  }, [store]);
  const change = useCallback(
    async (changed: SettingsChange): Promise<void> => {
      setSettings((before) => before && { ...before, ...(typeof changed === 'function' ? changed(before) : changed) });
      pending.current++;
      try {
        await store.change(changed);
      } finally {
        pending.current--;
        if (pending.current === 0) setSettings(await store.read());
      }
    },
    [store],
  );
  return [settings, change];
}
