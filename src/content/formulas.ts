/** The numbered formulas of this page that the glossary lacks. Read when somebody asks for them, never with the scan. */
import { createFormulaFinder } from '../core/formulas';
import type { Evidence } from '../core/gate';
import type { Matcher } from '../core/matcher';
import { createTextReader } from '../page/text-reader';

const MAX_FORMULAS = 20;
/** Chunks read: a page of millions of characters is read in part. */
const MAX_CHUNKS = 60;

/** Each once, in the order of the trees, the document first. `evidence` is what the whole page says. */
export function listFormulas(
  trees: readonly Node[],
  patterns: readonly string[],
  matcher: Matcher,
  evidence: Evidence,
): string[] {
  const formulas = new Set<string>();
  const find = createFormulaFinder(patterns);
  let chunks = 0;
  for (const reader of trees.map(createTextReader)) {
    for (let chunk = reader.read(); chunk && chunks < MAX_CHUNKS; chunk = reader.read(), chunks++) {
      const { text } = chunk;
      for (const formula of find(text, () => matcher.find(text), evidence)) formulas.add(formula);
    }
  }
  return [...formulas].slice(0, MAX_FORMULAS);
}
