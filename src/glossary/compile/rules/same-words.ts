/** Rules on forms as the matcher sees them: found as another one anyway, or not at all. */
import { createCompare, type Compare } from '../../../core/compare';
import { computeFold, type Fold } from '../../../core/fold';
import { encodeIndex, spellings } from '../../../core/index-encode';
import { openIndex } from '../../../core/index-format';
import { addWord } from '../../../core/keys';
import { createMatcher } from '../../../core/matcher';
import type { Pattern } from '../../../core/term';
import { tokenize } from '../../../core/tokens';
import { foldForm } from '../forms';
import { finding, type Finding, type Rule, type Term } from '../glossary';
import { scriptMap } from '../scripts';
import { toPatterns } from '../to-patterns';
import { countCharacters } from '../words';

let fold: Fold | null = null;

interface Row {
  term: Term;
  pattern: Pattern;
}

/** Each form is found by itself: none is a plural or another spelling of one before. Capitals and doubt make a difference. */
export const redundantForm: Rule = ({ terms }) => {
  fold ??= computeFold(scriptMap());
  const groups = new Map<number, Row[]>();
  for (const term of terms) {
    for (const pattern of toPatterns(term)) {
      const row = { term, pattern };
      for (const key of new Set(spellings(pattern.text).map(keyOf))) groups.set(key, [...(groups.get(key) ?? []), row]);
    }
  }
  const findings = [...groups.values()].filter((group) => group.length > 1).flatMap(findRedundant);
  return [...new Map(findings.map((one) => [`${one.file} ${one.message}`, one])).values()]; // met under several spellings
};

const wordsOf = (text: string): number[] => tokenize(text, fold!).filter((key) => key !== 0);

/** The same words, however they are written, have the same key. */
function keyOf(text: string): number {
  const [first = 0, ...others] = wordsOf(text);
  return others.reduce(addWord, first);
}

function findRedundant(group: readonly Row[]): Finding[] {
  return group.flatMap((row, at) => {
    const { pattern, term } = row;
    const same = group.find((other, otherAt) => isRedundant(row, other, at > otherAt));
    if (!same) return [];
    const pointer = pattern.variant < 2 ? ['headword'] : ['variants', pattern.variant - 2];
    const owner = same.term === term ? '' : ` of ${same.term.id}`;
    const message = `${pattern.text} is found as ${same.pattern.text}${owner} anyway, by plurals, spelling and ordinals; remove it.`;
    return [finding(term.file, pointer, message)];
  });
}

/** Of two forms that are found as each other the later one goes; a headword stays beside its own variants. */
function isRedundant(row: Row, other: Row, isLater: boolean): boolean {
  if (row === other || foldForm(row.pattern.text) === foldForm(other.pattern.text)) return false; // another rule's
  if (row.term === other.term && row.pattern.variant < 2) return false;
  if (!isFoundAs(row, other)) return false;
  return isLater || !isFoundAs(other, row);
}

/** Would the one form be found where only the other is looked for? */
function isFoundAs({ pattern }: Row, { pattern: other }: Row): boolean {
  if (pattern.ambiguous !== other.ambiguous || pattern.capitals !== other.capitals) return false;
  const compare: Compare = createCompare(openIndex(encodeIndex([other], [], fold!)));
  return compare(pattern.text, 0, 0, pattern.text.length, wordsOf(pattern.text).length) >= pattern.text.length;
}

const isSingle = (text: string): boolean => countCharacters(text.replace(/[\s\p{P}]/gu, '')) <= 1;

/** Each form is found where it stands by itself: a form with a full stop, a slash or too many words is found nowhere. */
export const unfindableForm: Rule = ({ terms }) => {
  fold ??= computeFold(scriptMap());
  const patterns = terms.flatMap((term) => toPatterns(term).map((pattern) => ({ term, pattern })));
  const matcher = createMatcher(
    openIndex(
      encodeIndex(
        patterns.map(({ pattern }) => pattern),
        [],
        fold,
      ),
    ),
  );
  return patterns.flatMap(({ term, pattern: { text, variant } }) => {
    const { matches, passages } = matcher.find(text);
    const isFound = [...matches, ...passages].some(({ start, end }) => start === 0 && end === text.length);
    // A headword is for showing, too; of a single character another rule tells.
    if (variant < 2 || isFound || isSingle(text)) return [];
    const message = `${text} would be found nowhere: it holds a sign that ends a phrase, or too many words; write it otherwise or in parts.`;
    return [finding(term.file, ['variants', variant - 2], message)];
  });
};
