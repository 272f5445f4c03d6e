/** Which script Chinese text is in, so that each piece of it gets the right `lang` and with it the right glyphs. */
import type { Script } from '../core/settings';
import type { Lang } from '../core/term';

/** The scripts that a card can lead with. */
export type HanScript = Exclude<Lang, 'en'>;

/** A stretch of text in one language. */
export interface Run {
  text: string;
  lang: Lang;
}

/** Characters that occur in one script only. Text without any of them is the same in both. */
export interface Characters {
  simplified: string;
  traditional: string;
}

let known: Characters = { simplified: '', traditional: '' };

/** Say what tells the scripts apart, before anything is drawn: until then nothing does. The list is too long for every page. */
export function setCharacters(characters: Characters): void {
  known = characters;
}

/** The script of Chinese text; `otherwise` where its characters do not tell. */
export function scriptOf(text: string, otherwise: HanScript): HanScript {
  const hasAny = (characters: string): boolean => [...text].some((character) => characters.includes(character));
  if (hasAny(known.traditional)) return 'zh-Hant';
  return hasAny(known.simplified) ? 'zh-Hans' : otherwise;
}

const HAN =
  /[《〈「『（“]*[\p{Script=Han}〇](?:[\p{Script=Han}〇·、，。；：？！《》〈〉「」『』（）]|[“”](?=\p{Script=Han}))*/gu;

/** Cut text at every change between Han and other writing. Joined, the runs are the text again. */
export function runsOf(text: string, otherwise: HanScript): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(HAN)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index), lang: 'en' });
    runs.push({ text: match[0], lang: scriptOf(match[0], otherwise) });
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push({ text: text.slice(end), lang: 'en' });
  return runs;
}

/**
 * The script to lead with: the chosen one or, where the setting follows the page, that of `language` (a BCP 47 tag).
 * Simplified for a page that is not in traditional Chinese.
 */
export function leadingScript(setting: Script, language: string): HanScript {
  if (setting !== 'page') return setting;
  return /^zh-(?:[a-z]+-)*(?:hant|tw|hk|mo)\b/i.test(language) && !/-hans\b/i.test(language) ? 'zh-Hant' : 'zh-Hans';
}
