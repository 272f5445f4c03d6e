/** Which names stand inside others: "new era" in "socialism with Chinese characteristics for a new era". */
import type { Pattern, TermId } from '../../core/term';
import { foldForm } from './forms';

/** Longest name looked for inside another, in words or Han characters. */
const MAX_UNITS = 12;

/** A name stands inside "our party's understanding" as well. */
const POSSESSIVE = /['’]s?(?![\p{L}\p{N}])/gu;

/** For each term those whose names stand inside one of its names, sorted. Passages and noise stand inside nothing. */
export function findContained(patterns: readonly Pattern[]): Map<TermId, TermId[]> {
  const owners = new Map<string, TermId>();
  for (const { text, term, display } of patterns) if (display !== 'note') owners.set(foldForm(text), term);
  const contained = new Map<TermId, Set<TermId>>();
  for (const { text, term } of patterns) {
    const inside = contained.get(term) ?? new Set();
    contained.set(term, inside);
    for (const part of partsOf(foldForm(text.replace(POSSESSIVE, '')))) {
      const owner = owners.get(part);
      if (owner !== undefined && owner !== term) inside.add(owner);
    }
  }
  return new Map([...contained].map(([term, inside]) => [term, [...inside].sort()]));
}

/** Every run of words or Han characters in a folded form, but for the whole. */
export function partsOf(folded: string): string[] {
  const units = [...folded.matchAll(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu)];
  const ends = units.map((unit) => unit.index + unit[0].length);
  return units.flatMap(({ index }, from) =>
    ends
      .slice(from, from + MAX_UNITS)
      .flatMap((end, more) => (from === 0 && more === units.length - 1 ? [] : [folded.slice(index, end)])),
  );
}
