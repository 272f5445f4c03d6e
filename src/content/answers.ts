/** What a card asks of the background. */
import type { PageDate } from '../core/article-date';
import type { CardEntry } from '../core/card-entry';
import type { CardLook } from '../core/messages';
import type { Stage } from '../core/stages';
import type { TermId } from '../core/term';
import { ask } from '../platform/messaging';

export interface Answers {
  /** The entry of a term; null where there is none. */
  entry: (term: TermId) => Promise<CardEntry | null>;
  /** How far a term had come when a page with these dates was written; null where they do not tell. */
  stage: (term: TermId, dates: readonly PageDate[]) => Promise<Stage | null>;
  /** What a card is drawn with. It comes by message as entries do: most pages never open a card. */
  look: () => Promise<CardLook | null>;
  /** Ask for what a card of this term will need, on a page with these dates. */
  prepare: (term: TermId, dates: readonly PageDate[]) => void;
}

/** Everything is asked for once, and null where nobody answers. */
export function createAnswers(): Answers {
  const entry = remember((term: TermId) => ask('entry/get', { term }));
  const look = remember(() => ask('card/look', {}));
  const askStage = remember((term: TermId, dates: readonly PageDate[]) => ask('stage/get', { term, dates }));
  const stage: Answers['stage'] = (term, dates) => (dates.length > 0 ? askStage(term, dates) : Promise.resolve(null));
  return {
    entry,
    stage,
    look,
    prepare: (term, dates) => void [look(), entry(term), stage(term, dates)],
  };
}

/** Each question asked once, and once more where a background that just stopped did not answer. */
function remember<Question extends unknown[], Answer>(
  askFor: (...question: Question) => Promise<Answer>,
): (...question: Question) => Promise<Answer | null> {
  const known = new Map<string, Promise<Answer>>();
  return (...question) => {
    const key = JSON.stringify(question);
    const answer = known.get(key) ?? askFor(...question).catch(() => askFor(...question));
    known.set(key, answer);
    return answer.catch(() => {
      known.delete(key);
      return null;
    });
  };
}
