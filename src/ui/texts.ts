import type messages from '../../public/_locales/en/messages.json';

/** Name of an interface text. A misspelt name does not compile. */
export type TextKey = keyof typeof messages;

/** The interface text of that name, with `$1`, `$2`… replaced in order. */
export type Translate = (key: TextKey, ...substitutions: string[]) => string;

/** The interface texts of this page. Before `setTexts` their names show. */
export let t: Translate = (key) => key;

/** Say where texts come from, before anything is drawn: components know no extension API. */
export function setTexts(translate: Translate): void {
  t = translate;
}
