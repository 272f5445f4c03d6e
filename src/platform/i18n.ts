import type messages from '../../public/_locales/en/messages.json';
import { api } from './api';

/** Name of an interface text in `_locales`. */
export type TextKey = keyof typeof messages;

/** The interface text of that name in the browser's language, with `$1`, `$2`… replaced in order. */
export function t(key: TextKey, ...substitutions: string[]): string {
  return api.i18n.getMessage(key, substitutions);
}
