/** The numbered formulas of this page that the glossary lacks. Read when somebody asks for them, never with the scan. */
import { findFormulas } from '../core/formulas';
import type { Evidence } from '../core/gate';
import type { Matcher } from '../core/matcher';
import { createTextReader } from '../page/text-reader';

const MAX_FORMULAS = 20;
/** Chunks read: a page of millions of characters is read in part. */
const MAX_CHUNKS = 60;

/** Each once, in the order of the page. `evidence` is what the whole page says. */
export function listFormulas(root: Node, matcher: Matcher, evidence: Evidence): string[] {
  const formulas = new Set<string>();
  const reader = createTextReader(root);
  let chunk = reader.read();
  for (let count = 0; chunk && count < MAX_CHUNKS; count++, chunk = reader.read())
    for (const formula of findFormulas(chunk.text, () => matcher.find(chunk!.text), evidence)) formulas.add(formula);
  return [...formulas].slice(0, MAX_FORMULAS);
}
