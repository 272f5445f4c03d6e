/** Rules on prose: no praise, no blame, nothing written twice, nothing taken over. */
import type { TermId } from '../../../core/term';
import { claimsOf, finding, type Finding, type Rule, type Term } from '../glossary';
import type { Pointer } from '../read';
import { countHan, countWords } from '../words';

interface Prose {
  pointer: Pointer;
  text: string;
}

/** Everything in an entry that is written in our own voice. */
function proseOf({ raw }: Term): Prose[] {
  return [
    { pointer: ['gloss'], text: raw.gloss },
    ...claimsOf(raw).map(({ name, claim }) => ({ pointer: [name, 'text'], text: claim.text })),
    ...(raw.zh
      ? [
          { pointer: ['zh', 'gloss'], text: raw.zh.gloss },
          { pointer: ['zh', 'definition'], text: raw.zh.definition },
        ]
      : []),
    ...(raw.timeline ?? []).map(({ what }, index) => ({ pointer: ['timeline', index, 'what'], text: what })),
    ...(raw.variants ?? []).flatMap(({ yieldsTo }, index) =>
      yieldsTo ? [{ pointer: ['variants', index, 'yieldsTo', 'reason'], text: yieldsTo.reason }] : [],
    ),
  ];
}

/** Words that praise or blame. In somebody's mouth they stand in quotation marks. */
const LOADED =
  /\b(?:glorious(?:ly)?|heroic(?:ally)?|brilliant(?:ly)?|wise(?:ly)?|visionary|historic(?! (?:rights?|titles?|claims?|waters))|epoch-making|unprecedented|miracle|miraculous|remarkabl[ey]|tremendous|magnificent|profound(?:ly)?|scientifically|vigorous(?:ly)?|(?<!sanctions |export control )regime|so-called|brutal(?:ly|ity)?|draconian|notorious(?:ly)?|infamous(?:ly)?|shameful(?:ly)?|evil|sinister|tyrann(?:y|ical)|thug(?:s|gish)?|puppet|brainwash\w*|orwellian|dystopian|undoubtedly|of course|boast(?:s|ed)?|admits|admitted(?! (?:to|as|into))|shamelessly|kowtow\w*)\b|伟大的|英明|光辉|光荣的|丰功伟绩|史无前例|高瞻远瞩|残暴|独裁|暴政|邪恶|悍然|无耻|臭名昭著|洗脑|伪善/giu;

const QUOTED = /“[^”]*”|"[^"]*"|「[^」]*」|《[^》]*》/gu;

/** We neither praise nor blame; those whom we report do, in quotation marks. */
export const wording: Rule = ({ terms }) =>
  terms.flatMap((term) =>
    proseOf(term).flatMap(({ pointer, text }) => {
      const words = [...new Set(text.replace(QUOTED, ' ').match(LOADED) ?? [])];
      if (words.length === 0) return [];
      const message = `${words.join(', ')} praises or blames; say it neutrally, or quote whoever says so.`;
      return [finding(term.file, pointer, message)];
    }),
  );

const MIN_WORDS = 7;
const MIN_HAN = 14;

/** The sentences of a text that are long enough to be somebody's own, without case and punctuation. */
function sentencesOf(text: string): string[] {
  return text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?]["”’)]?) |(?<=[。！？][”」]?)/u)
    .map((sentence) =>
      sentence
        .toLowerCase()
        .replace(/[^\p{L}\p{N} ]/gu, '')
        .trim(),
    )
    .filter((sentence) => countWords(sentence) >= MIN_WORDS || countHan(sentence) >= MIN_HAN);
}

/** No sentence stands in two entries, or comes from the text that the glossary grew from. The field `quotation` is exempt. */
export const sharedSentence: Rule = ({ terms, files }) => {
  const owners = new Map<string, TermId | null>(sentencesOf(files.seed ?? '').map((sentence) => [sentence, null]));
  return terms.flatMap((term) =>
    proseOf(term).flatMap(({ pointer, text }) =>
      sentencesOf(text).flatMap((sentence): Finding[] => {
        const owner = owners.get(sentence);
        if (owner === undefined) owners.set(sentence, term.id);
        if (owner === undefined || owner === term.id) return [];
        const place = owner === null ? 'in the seed text' : `in ${owner}`;
        const message = `The sentence “${sentence.slice(0, 60)}…” stands word for word ${place}; write it anew.`;
        return [finding(term.file, pointer, message)];
      }),
    ),
  );
};

const SHINGLE = 4;
/** Definitions that share more of their runs of four words than this are one definition written twice. */
const MAX_LIKENESS = 0.4;

/** No two definitions are nearly the same. */
export const nearDefinition: Rule = ({ terms }) => {
  const shingles = terms.map(({ raw }) => shinglesOf(raw.definition.text));
  const holders = new Map<string, number[]>();
  return terms.flatMap((term, index) => {
    const shared = new Map<number, number>();
    for (const shingle of shingles[index]!) {
      const others = holders.get(shingle) ?? [];
      for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
      holders.set(shingle, [...others, index]);
    }
    return [...shared].flatMap(([other, count]) => {
      const likeness = count / (shingles[index]!.size + shingles[other]!.size - count);
      if (likeness <= MAX_LIKENESS) return [];
      const message = `The definition is nearly that of ${terms[other]!.id} (${Math.round(likeness * 100)} % alike); say what sets the two apart.`;
      return [finding(term.file, ['definition', 'text'], message)];
    });
  });
};

function shinglesOf(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return new Set(words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(' ')));
}
