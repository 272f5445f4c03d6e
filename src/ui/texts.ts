import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type messages from '../../public/_locales/en/messages.json';

/** Name of an interface text. A misspelt name does not compile. */
export type TextKey = keyof typeof messages;

/** The interface text of that name, with `$1`, `$2`… replaced in order. */
export type Translate = (key: TextKey, ...substitutions: string[]) => string;

/** Gives every component its texts. Without a provider the names of the texts show. */
export const Texts = createContext<Translate>((key) => key);

/** The translating function of the nearest provider. */
export function useTexts(): Translate {
  return useContext(Texts);
}
