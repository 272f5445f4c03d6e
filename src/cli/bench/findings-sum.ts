/** What was found as two numbers, to compare what a browser found with what Node did. */
import type { CueHit, Findings } from '../../core/matcher';

/** Findings as they can be sent: with their cues, which have been read. */
export type PlainFindings = Omit<Findings, 'cues'> & { cues: readonly CueHit[] };

export const toPlain = (findings: Findings): PlainFindings => ({ ...findings, cues: findings.cues() });

export interface Sum {
  /** Matches, passages and cues. */
  found: number;
  /** Depends on every offset and on the order. */
  checksum: number;
}

export function sumUp({ matches, passages, cues }: PlainFindings): Sum {
  let checksum = 0;
  for (const { start, end } of [...matches, ...passages, ...cues]) {
    checksum = Math.imul(checksum ^ start, 0x01000193);
    checksum = Math.imul(checksum ^ end, 0x01000193);
  }
  return { found: matches.length + passages.length + cues.length, checksum };
}
