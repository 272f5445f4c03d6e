/** Pages put the same text in place again and again: a ticker, a list that is drawn anew. What was found in it is kept. */
import type { Findings, Matcher } from '../core/matcher';

/** Longest text kept, in code units, and how many of them: some hundred kilobytes at most. */
const MAX_LENGTH = 1000;
const MAX_TEXTS = 100;

/** The same findings as the matcher's; for a short text that came before, without searching it again. The text itself is compared. */
export function createRemembering(matcher: Matcher): (text: string) => Findings {
  const known = new Map<string, Findings>();
  return (text) => {
    if (text.length > MAX_LENGTH) return matcher.find(text);
    const findings = known.get(text) ?? matcher.find(text);
    known.delete(text); // and behind all others
    known.set(text, findings);
    if (known.size > MAX_TEXTS) known.delete(known.keys().next().value!);
    return findings;
  };
}
