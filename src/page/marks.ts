/** Which of the mentions on this page are marked, counted and listed, under the settings in force. */
import { createChoice } from '../core/density';
import { createEvidence, type Reason, type Verdict } from '../core/gate';
import type { TermCount } from '../core/messages';
import { memoize } from '../core/memoize';
import type { Settings } from '../core/settings';
import type { TermId } from '../core/term';
import { isMarkable } from './elements';
import { elementOfMention, type PageMention } from './mentions';
import type { Scanner } from './scanner';
import { elementOf, isConnected, isVisible, matches } from './tree';

export interface Marks {
  /** Painted, in the order of the page. */
  marked: PageMention[];
  /** Why those that are only possible are no more than that. They are painted fainter. */
  doubts: ReadonlyMap<PageMention, readonly Reason[]>;
  /** Every mention that counts as the term, or may, and can be seen, painted or not. */
  visible: PageMention[];
  /** How often each term is mentioned, and whether for certain, in the order of first appearance. */
  counts: TermCount[];
  /** The elements of mentions in text that is not shown now. */
  hidden: Element[];
}

export const NO_MARKS: Marks = { marked: [], doubts: new Map(), visible: [], counts: [], hidden: [] };

/** Mentions gone through in one step. */
const STEP = 100;

/**
 * Go through all mentions but those of dismissed terms, in steps: a page may have thousands.
 */
export function* choosingMarks(
  { mentions, evidence, sectionOf }: Scanner,
  settings: Settings,
  dismissed: ReadonlySet<TermId>,
  isShown: (element: Element) => boolean,
): Generator<void, Marks> {
  const isWanted = createIsWanted(settings, dismissed);
  const isMarked = createChoice(settings.density);
  const found = mentions();
  const { verdictOf } = found.some(({ match }) => match.ambiguous) ? yield* evidence() : createEvidence();
  const doubts = new Map<PageMention, readonly Reason[]>();
  const marked: PageMention[] = [];
  const visible: PageMention[] = [];
  const hidden: Element[] = [];
  for (const [at, mention] of found.entries()) {
    if (at % STEP === STEP - 1) yield;
    if (!isWanted(mention, () => verdictOf(mention.match, mention.around), doubts)) continue;
    if (!mention.segments.every(({ node }) => isConnected(node))) continue; // gone, and not yet forgotten
    const element = elementOfMention(mention)!; // what is connected lies in one
    if (!isShown(element)) {
      hidden.push(element);
      continue;
    }
    visible.push(mention);
    const { term, display } = mention.match;
    if (isMarked({ term, display, section: sectionOf(mention), isEligible: () => isMarkable(element) }))
      marked.push(mention);
  }
  return { marked, doubts, visible, counts: countTerms(visible, doubts), hidden };
}

/** Does a mention count, or may it? Why one only may is kept in `doubts`. */
function createIsWanted(settings: Settings, dismissed: ReadonlySet<TermId>) {
  const muted = new Set([...settings.mutedTerms, ...dismissed]);
  const always = new Set(settings.alwaysTerms);
  return (mention: PageMention, verdict: () => Verdict, doubts: Map<PageMention, readonly Reason[]>): boolean => {
    const { term, display } = mention.match;
    if (display === 'never' || muted.has(term)) return false;
    if (always.has(term)) return true;
    const { certainty, reasons } = verdict();
    if (certainty !== 'possible') return certainty === 'certain';
    doubts.set(mention, reasons);
    return settings.possible && display !== 'note';
  };
}

/** Milliseconds for which an element counts as shown, or not, without being asked again: pages that change do so many times a second. */
const VISIBLE_MS = 1000;

export interface Visibility {
  /** Can text directly in the element be seen, as far as styles tell? */
  isShown: (element: Element) => boolean;
  /** Ask all again. */
  forget: () => void;
}

/** Asks for styles, which are dear, once for each element. */
export function createVisibility(): Visibility {
  let shows = memoize(showsText);
  let since = 0;
  const forget = (): void => {
    shows = memoize(showsText);
    since = performance.now();
  };
  return {
    isShown(element) {
      if (performance.now() - since > VISIBLE_MS) forget();
      return shows(element);
    },
    forget,
  };
}

/** An element that is shown may still hide the text directly in it: closed details, contents that are not rendered. */
function showsText(element: Element): boolean {
  if (isVisible(element))
    return !matches(element, 'details:not([open])') && getComputedStyle(element).contentVisibility !== 'hidden';
  // One that makes no box counts as not shown, but its text stands in the box of the element around it.
  const { display, visibility } = getComputedStyle(element);
  const around = display === 'contents' && visibility === 'visible' ? elementOf(element) : null;
  return around !== null && showsText(around);
}

function countTerms(mentions: PageMention[], doubts: Marks['doubts']): TermCount[] {
  const counts = new Map<TermId, TermCount>();
  for (const mention of mentions) {
    const { term } = mention.match;
    const { count, possible } = counts.get(term) ?? { count: 0, possible: true };
    counts.set(term, { term, count: count + 1, possible: possible && doubts.has(mention) });
  }
  return [...counts.values()];
}
