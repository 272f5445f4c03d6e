/** The rule on forms that the matcher finds anyway: plurals, other spellings, ordinals in digits. */
import { createCompare, type Compare } from '../../../core/compare';
import { computeFold, type Fold } from '../../../core/fold';
import { encodeIndex } from '../../../core/index-encode';
import { openIndex } from '../../../core/index-format';
import { addWord } from '../../../core/keys';
import type { Pattern } from '../../../core/term';
import { tokenize } from '../../../core/tokens';
import { foldForm } from '../forms';
import { finding, type Finding, type Rule, type Term } from '../glossary';
import { scriptMap } from '../scripts';
import { toPatterns } from '../to-patterns';

let fold: Fold | null = null;

interface Row {
  term: Term;
  pattern: Pattern;
  /** The same words, however they are written, have the same key. */
  key: number;
  words: number;
}

/** Each form is found by itself: none is a plural or another spelling of one before. Capitals and doubt make a difference. */
export const redundantForm: Rule = ({ terms }) => {
  fold ??= computeFold(scriptMap());
  const rows = terms.flatMap((term) => toPatterns(term).map((pattern) => toRow(term, pattern, fold!)));
  const groups = new Map<number, Row[]>();
  for (const row of rows) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  return [...groups.values()].filter((group) => group.length > 1).flatMap(findRedundant);
};

function toRow(term: Term, pattern: Pattern, table: Fold): Row {
  const [first = 0, ...others] = tokenize(pattern.text, table).filter((key) => key !== 0);
  return { term, pattern, key: others.reduce(addWord, first), words: 1 + others.length };
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
  return isLater || (row.term === other.term && other.pattern.variant < 2) || !isFoundAs(other, row);
}

/** Would the one form be found where only the other is looked for? */
function isFoundAs({ pattern, words }: Row, { pattern: other }: Row): boolean {
  if (pattern.ambiguous !== other.ambiguous || pattern.capitals !== other.capitals) return false;
  const compare: Compare = createCompare(openIndex(encodeIndex([other], [], fold!)));
  return compare(pattern.text, 0, 0, pattern.text.length, words) >= pattern.text.length;
}
