/** How the parts of an entry are arranged for the reader. */
import type { Marking } from '../core/settings';
import type { ArticleDate } from '../core/stages';
import type { Entry, TermName } from '../core/term';
import type { HanScript } from './chinese';

/** The form that the reader met on the page, and the page around it. */
export interface Met {
  text: string;
  /** True for a machine translator's rendering. */
  machine: boolean;
  /** The known passage that it stands in. */
  passage?: TermName | undefined;
  /** Where it is only possibly the term: what on the page speaks for it. */
  near?: readonly string[] | undefined;
  /** When the page says that it was written. */
  date?: ArticleDate | undefined;
  /** Where the form is ambiguous: where its term is marked. */
  marking?: Exclude<Marking, 'never'> | undefined;
}

/** A term's Chinese in the reader's script, and in the other one where that differs. */
export interface ChineseNames {
  text: string;
  lang: HanScript;
  other?: { text: string; lang: HanScript };
}

/** Put the reader's script first. An empty name in that script gives way to the other. */
export function chineseNames(names: Pick<TermName, 'zhHans' | 'zhHant'>, script: HanScript): ChineseNames {
  const hans = { text: names.zhHans, lang: 'zh-Hans' as const };
  const hant = { text: names.zhHant, lang: 'zh-Hant' as const };
  const [first, second] = script === 'zh-Hant' ? [hant, hans] : [hans, hant];
  if (first.text === '') return second;
  return second.text === '' || second.text === first.text ? first : { ...first, other: second };
}

/** The met form if the card has to show it: not where it only repeats a headword. Case does not count. */
export function formToShow(met: Met | undefined, names: TermName): string | null {
  if (!met || met.text.trim() === '') return null;
  const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');
  const known = [names.en, names.zhHans, names.zhHant].map(plain);
  return !met.machine && known.includes(plain(met.text)) ? null : met.text.trim().replace(/\s+/g, ' ');
}

/** True where the timeline says more than the earliest use, which stands on its own in the card. */
export function hasTimeline({ timeline }: Pick<Entry, 'timeline'>): boolean {
  return timeline.some((event) => !event.earliest);
}
