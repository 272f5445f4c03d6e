/** Does the pointer rest, or is it only passing? A card that opens under a passing pointer is in the way. */

/** Where the pointer was and when, in milliseconds: what an event of the browser says. */
export interface Sample {
  readonly x: number;
  readonly y: number;
  readonly timeStamp: number;
}

/** CSS pixels per millisecond. Reading along a line is slower than this, going somewhere is faster. */
const FAST = 1.2;
/** Milliseconds over which the speed is taken. */
const WINDOW_MS = 80;

/** Add a sample to those that count together, and drop those that no longer do. */
export function addSample(samples: Sample[], sample: Sample): void {
  while (samples.length > 0 && sample.timeStamp - samples[0]!.timeStamp > WINDOW_MS) samples.shift();
  samples.push(sample);
}

/** Is the pointer too fast to mean what is under it? */
export function isFast(samples: readonly Sample[]): boolean {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.timeStamp <= first.timeStamp) return false;
  const x = last.x - first.x;
  const y = last.y - first.y;
  const slowly = FAST * (last.timeStamp - first.timeStamp);
  return x * x + y * y > slowly * slowly; // `Math.hypot` would be the dearest part of a move
}
