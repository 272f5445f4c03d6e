/** Which names stand inside others: "new era" in "socialism with Chinese characteristics for a new era". */
import type { Cue, Kind, Pattern, TermId } from '../../core/term';
import { foldForm } from './forms';

/** Longest name looked for inside another, in words or Han characters. */
const MAX_UNITS = 12;

/** A name stands inside "our party's understanding" as well. */
const POSSESSIVE = /['’]s?(?![\p{L}\p{N}])/gu;

/** Kinds whose names are proper names: a common word in one ("Party" in that of another party) is part of the name only. */
const PROPER: readonly (Kind | undefined)[] = ['institution', 'person', 'place', 'meeting', 'netizen-slang'];

/**
 * For each term those whose names stand inside one of its names, sorted. Passages and noise stand inside nothing, and what
 * a cue rules out ("Republic of China" in "People's Republic of China") is not there.
 */
export function findContained(
  patterns: readonly Pattern[],
  cues: readonly Cue[],
  kindOf: (term: TermId) => Kind | undefined,
): Map<TermId, TermId[]> {
  const owners = new Map(patterns.filter(({ display }) => display !== 'note').map((one) => [foldForm(one.text), one]));
  const against = cues.filter(({ sign }) => sign < 0).map(({ text, terms }) => ({ text: foldForm(text), terms }));
  const contained = new Map<TermId, Set<TermId>>();
  for (const { text, term } of patterns) {
    const inside = contained.get(term) ?? new Set();
    contained.set(term, inside);
    const folded = foldForm(text.replace(POSSESSIVE, ''));
    const plain = foldForm(text);
    for (const part of partsOf(folded)) {
      const owner = owners.get(part);
      if (!owner || owner.term === term || isDenied(owner, part, folded)) continue;
      if (owner.ambiguous && isOneWord(part) && PROPER.includes(kindOf(term))) continue;
      const isRuledOut = against.some(
        (cue) => cue.terms?.includes(owner.term) && cue.text.includes(part) && plain.includes(cue.text),
      );
      if (!isRuledOut) inside.add(owner.term);
    }
  }
  return new Map([...contained].map(([term, inside]) => [term, [...inside].sort()]));
}

/** Does each place of the part have a neighbour that makes another word of it? */
function isDenied({ denyBefore, denyAfter }: Pattern, part: string, folded: string): boolean {
  for (let at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + 1)) {
    const [before, after] = [folded[at - 1] ?? '', folded[at + part.length] ?? ''];
    if (!(before && denyBefore.includes(before)) && !(after && denyAfter.includes(after))) return false;
  }
  return true;
}

const isOneWord = (part: string): boolean => !/[\s\p{Script=Han}]/u.test(part);

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
