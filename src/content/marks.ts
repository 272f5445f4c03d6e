/** Which of the mentions on this page are marked, counted and listed, under the settings in force. */
import { chooseMarked } from '../core/density';
import type { Reason } from '../core/gate';
import type { TermCount } from '../core/messages';
import type { Settings } from '../core/settings';
import type { TermId } from '../core/term';
import { isMarkable } from '../page/elements';
import { elementOfMention, type PageMention } from '../page/mentions';
import type { Scanner } from '../page/scanner';
import { isConnected, isVisible, matches } from '../page/tree';

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

/** Go through all mentions but those of dismissed terms. Asks for visibility once for each element that holds a mention. */
export function chooseMarks(
  { mentions, evidence, sectionOf }: Scanner,
  settings: Settings,
  dismissed: ReadonlySet<TermId>,
): Marks {
  const muted = new Set([...settings.mutedTerms, ...dismissed]);
  const always = new Set(settings.alwaysTerms);
  const isShown = createVisibility();
  const { verdictOf } = evidence();
  const doubts = new Map<PageMention, readonly Reason[]>();
  const isCounted = (mention: PageMention): boolean => {
    if (always.has(mention.match.term)) return true;
    const { certainty, reasons } = verdictOf(mention.match, mention.around);
    if (certainty !== 'possible') return certainty === 'certain';
    doubts.set(mention, reasons);
    return settings.possible && mention.match.display !== 'note';
  };
  const candidates = mentions().filter(
    (mention) =>
      mention.match.display !== 'never' &&
      !muted.has(mention.match.term) &&
      isCounted(mention) &&
      mention.segments.every(({ node }) => isConnected(node)), // gone, and not yet forgotten
  );
  const visible = candidates.filter((mention) => isShown(elementOf(mention)));
  const hidden = candidates.map(elementOf).filter((element) => !isShown(element));
  const marked = chooseMarked(
    visible.map((mention) => ({
      mention,
      term: mention.match.term,
      display: mention.match.display,
      section: sectionOf(mention.segments[0]!.node),
      eligible: isMarkable(elementOf(mention)),
    })),
    settings.density,
  ).map(({ mention }) => mention);
  return { marked, doubts, visible, counts: countTerms(visible, doubts), hidden };
}

/** Given for mentions in the page only, which lie in some element. */
const elementOf = (mention: PageMention): Element => elementOfMention(mention)!;

function createVisibility(): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  return (element) => {
    let visible = known.get(element);
    if (visible === undefined) {
      visible = isVisible(element) && showsItsText(element);
      known.set(element, visible);
    }
    return visible;
  };
}

/** An element that is shown may still hide the text directly in it: closed details, contents that are not rendered. */
const showsItsText = (element: Element): boolean =>
  !matches(element, 'details:not([open])') && getComputedStyle(element).contentVisibility !== 'hidden';

function countTerms(mentions: PageMention[], doubts: Marks['doubts']): TermCount[] {
  const counts = new Map<TermId, TermCount>();
  for (const mention of mentions) {
    const { term } = mention.match;
    const { count, possible } = counts.get(term) ?? { count: 0, possible: true };
    counts.set(term, { term, count: count + 1, possible: possible && doubts.has(mention) });
  }
  return [...counts.values()];
}
