import { createEvidence, witnessesOf } from '../../src/core/gate';
import { createSurroundings } from '../../src/core/surroundings';
import { createMatcher } from '../../src/core/matcher';
import { openBundledIndex } from '../../src/glossary/bundled-index';

/** All that the bundled glossary finds in each text, one match a line: place, term, verdict. */
export function judge(texts: readonly string[]): string[][] {
  const matcher = createMatcher(openBundledIndex());
  return texts.map((text) => {
    const findings = matcher.find(text);
    const evidence = createEvidence();
    const around = createSurroundings(text, findings);
    evidence.add(witnessesOf(findings, text), findings.cues(), text.length);
    return findings.matches.map(
      (match) => `${match.start}-${match.end} ${match.term} ${evidence.verdictOf(match, around(match)).certainty}`,
    );
  });
}
