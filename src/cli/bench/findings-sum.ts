/** What was found as two numbers, to compare what a browser found with what Node did. */
import type { Findings } from '../../core/matcher';

export interface Sum {
  /** Matches, passages and cues. */
  found: number;
  /** Depends on every offset and on the order. */
  checksum: number;
}

export function sumUp({ matches, passages, cues }: Findings): Sum {
  let checksum = 0;
  for (const { start, end } of [...matches, ...passages, ...cues]) {
    checksum = Math.imul(checksum ^ start, 0x01000193);
    checksum = Math.imul(checksum ^ end, 0x01000193);
  }
  return { found: matches.length + passages.length + cues.length, checksum };
}
