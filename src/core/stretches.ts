/** Stretches of a text: half-open, UTF-16 code units. */

export interface Stretch {
  start: number;
  end: number;
}

export const byStart = (a: Stretch, b: Stretch): number => a.start - b.start;

const lengthOf = ({ start, end }: Stretch): number => end - start;

/** Those of `sorted`, none of which overlaps another, that overlap a stretch. */
export function overlapping<S extends Stretch>(sorted: readonly S[], { start, end }: Stretch): S[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  let after = low;
  while (after < sorted.length && sorted[after]!.start < end) after++;
  return sorted.slice(low, after);
}

/**
 * Two lists as one, in order and without overlaps; in neither does one overlap another. One of `more` takes the place of what
 * it overlaps where it is longer than each of that, and is left out otherwise.
 */
export function mergeLongest<S extends Stretch>(stretches: readonly S[], more: readonly S[]): S[] {
  const isLonger = (one: S): boolean => overlapping(stretches, one).every((other) => lengthOf(other) < lengthOf(one));
  const longer = more.filter(isLonger).sort(byStart);
  const apart = longer.filter((one, at) => at === 0 || longer[at - 1]!.end <= one.start);
  return [...stretches.filter((one) => overlapping(apart, one).length === 0), ...apart].sort(byStart);
}

/** Those of `sorted` that begin inside a stretch. */
export function startingIn<S extends Stretch>(sorted: readonly S[], { start, end }: Stretch): S[] {
  const first = firstFrom(sorted, start);
  return sorted.slice(first, firstFrom(sorted, end));
}

/** The first that begins at an offset or behind it. */
function firstFrom(sorted: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
