/** What a card asks of the background. */
import type { CardEntry } from '../core/card-entry';
import type { CardLook } from '../core/messages';
import type { TermId } from '../core/term';
import { ask } from '../platform/messaging';
import { setCharacters } from '../ui/chinese';

export interface Answers {
  /** The entry of a term; null where there is none. */
  entry: (term: TermId) => Promise<CardEntry | null>;
  /** What a card is drawn with. It comes by message as entries do: most pages never open a card. */
  look: () => Promise<CardLook | null>;
  /** Ask for what a card of this term will need. */
  prepare: (term: TermId) => void;
}

/** Everything is asked for once, and null where nobody answers. */
export function createAnswers(): Answers {
  const entry = remember((term) => ask('entry/get', { term }));
  const look = remember(() => ask('card/look', {}).then((answer) => (setCharacters(answer.characters), answer)));
  return {
    entry,
    look: () => look(''),
    prepare: (term) => void [look(''), entry(term)],
  };
}

/** Each asked for once, and once more where a background that just stopped did not answer. */
function remember<T>(askFor: (term: TermId) => Promise<T>): (term: TermId) => Promise<T | null> {
  const known = new Map<TermId, Promise<T>>();
  return (term) => {
    const answer = known.get(term) ?? askFor(term).catch(() => askFor(term));
    known.set(term, answer);
    return answer.catch(() => {
      known.delete(term);
      return null;
    });
  };
}
