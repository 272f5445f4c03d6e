/**
 * Which mentions are marked: a page where every "common prosperity" is underlined is hard to read, so by default only the
 * first mention in each section is.
 */
import type { Density } from './settings';
import type { Display, TermId } from './term';

/** A mention, as far as the choice depends on it. Given in the order of the page. */
export interface Mention {
  term: TermId;
  display: Display;
  /** Number of the section, counted by headings. */
  section: number;
  /** False where a mention cannot be marked: in navigation, in a heading that is a link. Asked only where it matters. */
  isEligible: () => boolean;
}

/** Says of one mention after the other, in the order of the page, whether it is marked. */
export function createChoice(density: Density): (mention: Mention) => boolean {
  const seen = new Set<string>();
  return ({ term, display, section, isEligible }) => {
    if (display === 'never' || display === 'note') return false;
    if (display === 'every' || density === 'every') return isEligible();
    const place = density === 'page' ? term : `${term} ${section}`;
    if (seen.has(place) || !isEligible()) return false;
    seen.add(place);
    return true;
  };
}
