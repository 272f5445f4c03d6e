/** Settings in `storage.local`. Only what the reader chose is written; nothing leaves the machine. */
import { upgrade, withDefaults, type Settings } from '../core/settings';
import { api } from './api';

const KEY = 'settings';

async function readStored(): Promise<ReturnType<typeof upgrade>> {
  const stored: unknown = (await api.storage.local.get(KEY))[KEY];
  return upgrade(typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {});
}

/** The settings in force. Malformed storage counts as nothing chosen. */
export async function readSettings(): Promise<Settings> {
  return withDefaults(await readStored());
}

// Changes are made one after the other: two that read at once would lose the first. No promise before there is one: content scripts make none.
let pending: Promise<unknown> | undefined;

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = (pending ?? Promise.resolve()).then(work);
  pending = turn.catch(() => undefined);
  return turn;
}

/** Change some settings. Rejects, with everything as it was, if the browser cannot write. */
export function changeSettings(change: Partial<Settings> | ((settings: Settings) => Partial<Settings>)): Promise<void> {
  return inTurn(async () => {
    const stored = await readStored();
    const changed = typeof change === 'function' ? change(withDefaults(stored)) : change;
    await api.storage.local.set({ [KEY]: { ...stored, ...changed } });
  });
}

/** Back to the defaults. */
export function resetSettings(): Promise<void> {
  return inTurn(() => api.storage.local.remove(KEY));
}

/** Hear of every change, made here or elsewhere, until `signal` aborts. */
export function watchSettings(callback: (settings: Settings) => void, signal?: AbortSignal): void {
  const listener = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'local' && KEY in changes) void readSettings().then(callback);
  };
  api.storage.onChanged.addListener(listener);
  signal?.addEventListener('abort', () => api.storage.onChanged.removeListener(listener));
}
