/** Stretches of a text: half-open, UTF-16 code units. */

export interface Stretch {
  start: number;
  end: number;
}

const byStart = (a: Stretch, b: Stretch): number => a.start - b.start;

const lengthOf = ({ start, end }: Stretch): number => end - start;

/** Does one lie in the other? */
export const lies = ({ start, end }: Stretch, { start: from, end: to }: Stretch): boolean => start >= from && end <= to;

/** The first index below `length` at which something holds that holds at all later ones too; `length` where it never does. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Those of `sorted`, none of which overlaps another, that overlap a stretch. */
export function overlapping<S extends Stretch>(sorted: readonly S[], { start, end }: Stretch): S[] {
  const first = firstIndex(sorted.length, (at) => sorted[at]!.end > start);
  let after = first;
  while (after < sorted.length && sorted[after]!.start < end) after++;
  return sorted.slice(first, after);
}

/** Two lists as one, in order; the first one itself where there are no more. */
export const mergeAll = <S extends Stretch>(stretches: S[], more: readonly S[]): S[] =>
  more.length === 0 ? stretches : [...stretches, ...more].sort(byStart);

/**
 * Two lists as one, in order and without overlaps; in neither does one overlap another. One of `more` takes the place of what
 * it overlaps where it is longer than each of that, and is left out otherwise.
 */
export function mergeLongest<S extends Stretch>(stretches: S[], more: readonly S[]): S[] {
  if (more.length === 0) return stretches;
  const isLonger = (one: S): boolean => overlapping(stretches, one).every((other) => lengthOf(other) < lengthOf(one));
  const longer = more.filter(isLonger).sort(byStart);
  const apart = longer.filter((one, at) => at === 0 || longer[at - 1]!.end <= one.start);
  return mergeAll(
    stretches.filter((one) => overlapping(apart, one).length === 0),
    apart,
  );
}

/** Those of `sorted` that begin inside a stretch. */
export function startingIn<S extends Stretch>(sorted: readonly S[], { start, end }: Stretch): S[] {
  const firstFrom = (offset: number): number => firstIndex(sorted.length, (at) => sorted[at]!.start >= offset);
  return sorted.slice(firstFrom(start), firstFrom(end));
}
