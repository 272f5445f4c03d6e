/** Mentions of ambiguous forms in labelled texts, with what holds for each: what the gate's weights are fitted on. */
import type { Signs } from '../../core/features';
import type { Match } from '../../core/matcher';
import { readPlainText } from '../blocks';
import type { Bundled } from '../bundled';
import { readEvidence } from '../find-terms';
import { UNLABELLED_KINDS, type Passage, type PassageLanguage, type Trap } from './labelled';

export interface Sample {
  /** What must not be both in what is fitted on and in what is measured: a publisher, a trap's term. */
  group: string;
  lang: PassageLanguage;
  signs: Signs;
  /** Is the term meant? */
  meant: boolean;
  /** The words, for a reader. */
  text: string;
}

/** The group of a trap: its term. */
export const trapGroup = ({ term }: Trap): string => `trap ${term}`;
export const isTrap = (group: string): boolean => group.startsWith('trap ');

/** All samples, in the order of the texts. Names of kinds that the labels leave out are none, but in a trap. */
export function takeSamples(
  bundled: Bundled,
  passages: readonly Passage[],
  traps: Record<PassageLanguage, readonly Trap[]>,
): Sample[] {
  const isLabelled = ({ term }: Match): boolean => !UNLABELLED_KINDS.has(bundled.findEntry(term)?.kind ?? '');
  const fromPassages = passages.flatMap(({ text, lang, source, spans }) =>
    ambiguousIn(bundled, text)
      .filter(({ match }) => isLabelled(match))
      .map(({ match, signs }) => ({
        group: source.key,
        lang,
        signs,
        meant: spans.some(({ gold, start, end }) => gold === 'highlight' && start < match.end && match.start < end),
        text: text.slice(match.start, match.end),
      })),
  );
  const fromTraps = (lang: PassageLanguage): Sample[] =>
    traps[lang].flatMap((trap) =>
      ambiguousIn(bundled, trap.text).map(({ signs }) => ({
        ...{ group: trapGroup(trap), lang, signs },
        ...{ meant: false, text: trap.text },
      })),
    );
  return [...fromPassages, ...fromTraps('en'), ...fromTraps('zh')];
}

function ambiguousIn({ matcher }: Bundled, text: string): { match: Match; signs: Signs }[] {
  const { found, evidence } = readEvidence(readPlainText(text), matcher);
  return found
    .filter(({ match: { ambiguous, display } }) => ambiguous && display !== 'never' && display !== 'note')
    .map(({ match, around }) => ({ match, signs: evidence.signsOf(match, around) }));
}
