/** Summing up many measurements. All throw RangeError on none. */

/** The value below or at which a share of the values lie, by nearest rank; `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no values');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The least disturbed of repeated measurements: noise only ever adds. */
export const least = (values: readonly number[]): number => percentile(values, 0);

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
