/** Writes the tables of the index that say where in a text a phrase may begin: see `index-format.ts`. For the build only. */
import { LONG, TAG_MASK, TAG_SHIFT, isAsked, isWide, lengthsFrom, tableSize } from './index-format';
import {
  ALONE,
  CAPITAL,
  FIRST,
  SECOND,
  addWord,
  bloomBits,
  bloomSlot,
  isInLetters,
  placeShift,
  placeSlot,
  slotOf,
  tagOf,
} from './keys';

/** A way to write a form. */
export interface Phrase {
  form: number;
  keys: number[];
  /** Must it begin with a capital letter of ASCII? */
  capital: boolean;
}

/** What says where a phrase may begin. */
export interface Starts {
  places: Uint8Array;
  bloom: Int32Array;
  starts: Uint16Array;
}

/** Of words in letters an 8th, or less, of the filter is set: most words of a text are in no phrase. */
const PLACES_PER_WORD = 8;

/** The tables for these phrases. Deterministic. */
export function encodeStarts(phrases: readonly Phrase[]): Starts {
  const lengths = new Map<number, number>();
  const flags = new Map<number, number>();
  const pairs: number[] = [];
  const small = new Set<number>();
  const put = (word: number, flag: number): unknown =>
    isInLetters(word) && flags.set(word, (flags.get(word) ?? 0) | flag);
  for (const { keys, capital } of phrases) {
    const [first = 0, second] = keys;
    if (first === 0) continue;
    const start = startOf(keys);
    lengths.set(start, (lengths.get(start) ?? 0) | (1 << (Math.min(keys.length, LONG) - 1)));
    put(first, second === undefined ? ALONE : FIRST);
    if (second === undefined) {
      if (!capital) small.add(first);
      continue;
    }
    put(second, SECOND);
    pairs.push(start);
  }
  for (const [word, flag] of flags) if ((flag & ALONE) !== 0 && !small.has(word)) flags.set(word, flag | CAPITAL);
  const starts = encodeLengths(lengths);
  const wide = isWide(phrases.length);
  return {
    places: encodePlaces(flags),
    bloom: encodeBloom(
      pairs,
      phrases.flatMap(({ keys }) => askedBeginnings(keys, lengthsFrom({ starts }, startOf(keys)), wide)),
      wide,
    ),
    starts,
  };
}

/** The key of the first word of a phrase, or of the first two. */
const startOf = ([first = 0, second]: readonly number[]): number =>
  second === undefined ? first : addWord(first, second);

/** The beginnings of a phrase at which the search asks whether one goes on; `lengths` are those of all that begin like it. */
function askedBeginnings(keys: readonly number[], lengths: number, wide: boolean): number[] {
  const beginnings = keys.map((_, at) => keys.slice(0, at + 1).reduce(addWord));
  return beginnings.filter((_, at) => isAsked(at + 1, lengths, wide));
}

function encodePlaces(flags: ReadonlyMap<number, number>): Uint8Array {
  const places = new Uint8Array(2 ** Math.floor(Math.log2(Math.max(16, (flags.size * PLACES_PER_WORD) / 2))));
  // Where two words share a place, what is asked of one alone must be asked of neither.
  const small = new Set<number>();
  const placeOf = (key: number): number => 2 * placeSlot(key, places.length - 1) + (key & 1);
  for (const [key, flag] of flags) if ((flag & ALONE) !== 0 && (flag & CAPITAL) === 0) small.add(placeOf(key));
  for (const [key, flag] of flags)
    places[placeSlot(key, places.length - 1)]! |= (small.has(placeOf(key)) ? flag & ~CAPITAL : flag) << placeShift(key);
  return places;
}

/** 8 to 16 bits for each pair, in a wide index twice as many; there are a third as many longer beginnings, there more. */
function encodeBloom(pairs: readonly number[], longer: readonly number[], wide: boolean): Int32Array {
  const bloom = new Int32Array(2 ** Math.floor(Math.log2(Math.max(16, pairs.length / (wide ? 1 : 2)))));
  for (const key of [...pairs, ...longer]) bloom[bloomSlot(key, bloom.length - 1)]! |= bloomBits(key);
  return bloom;
}

function encodeLengths(lengths: ReadonlyMap<number, number>): Uint16Array {
  const starts = new Uint16Array(tableSize(lengths.size));
  for (const [key, mask] of lengths) {
    const tag = tagOf(key) & TAG_MASK;
    let slot = slotOf(key, starts.length - 1);
    while (starts[slot] !== 0 && starts[slot]! >>> TAG_SHIFT !== tag) slot = (slot + 1) & (starts.length - 1);
    starts[slot]! |= (tag << TAG_SHIFT) | mask;
  }
  return starts;
}
