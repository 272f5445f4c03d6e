import { DEFAULTS } from '../core/settings';
import type { Settings } from '../core/settings';

/** The settings that differ from the defaults: what to write so that they are in force again after a reset. */
export function chosenOf(settings: Settings): Partial<Settings> {
  const differs = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(DEFAULTS[name as keyof Settings]);
  return Object.fromEntries(Object.entries(settings).filter(differs));
}
