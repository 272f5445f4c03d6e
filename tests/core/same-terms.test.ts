/**
 * What a page, or a keyboard, does to a text does not change which terms are found in it, nor which of its characters a match
 * selects. Over the bundled glossary and real sentences, each with one change at random places.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/cli/blocks';
import { createMatcher, type Match } from '../../src/core/matcher';
import { findEntry } from '../../src/glossary/bundled-entries';
import { createForms } from '../../src/core/forms';
import { readForm } from '../../src/core/index-format';
import { openBundledIndex } from '../../src/glossary/bundled-index';
import { termNames } from '../../src/glossary/bundled-names';
import { foldForm } from '../../src/glossary/compile/forms';
import { foldScript } from '../../src/glossary/compile/scripts';

/** Texts tried, all changes together. */
const RUNS = 10_000;
/** Changes in one text, at most. */
const MAX_PLACES = 30;

const PASSAGES = join(import.meta.dirname, '../../../shared/eval/dev');
const matcher = createMatcher(openBundledIndex());

/** The labelled passages, where they are, and what the entries say: sentences of both languages. */
function readTexts(): string[] {
  const names = existsSync(PASSAGES) ? readdirSync(PASSAGES).filter((name) => /^(?:en|zh)-.*\.json$/.test(name)) : [];
  const passages = names.map(
    (name) => (JSON.parse(readFileSync(join(PASSAGES, name), 'utf8')) as { text: string }).text,
  );
  const entries = termNames().flatMap(({ id }) => {
    const { definition, zh } = findEntry(id)!;
    return [definition.text, ...(zh?.definition ? [zh.definition.zhHans, zh.definition.zhHant] : [])];
  });
  return [...passages, ...entries];
}

/** Sentences in which something is found; none that a change of spaces or width would make another text of. */
const SENTENCES = readTexts()
  .flatMap((text) => text.replace(/\s+/g, ' ').split(/(?<=[。！？；])|(?<=[.!?;]) (?=\p{Lu})/u))
  .filter((sentence) => !/[@#＃]|\/\/|www|\.\w/.test(sentence) && matcher.findMatches(sentence).length > 0);

const texts = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 }).map((some) => some.join(' '));
/** Numbers that choose the places of a change in a text. */
const places = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: MAX_PLACES });

type Change = (text: string, places: readonly number[]) => string;

/** Change some of the characters that a pattern finds. */
const someOf =
  (pattern: RegExp, change: (found: string, place: number) => string): Change =>
  (text, at) => {
    const found = [...text.matchAll(pattern)];
    const chosen = new Map(at.map((place) => [found[place % found.length]?.index, place]));
    return text.replace(pattern, (match, ...rest) => {
      const index = rest.find((value) => typeof value === 'number') as number;
      return chosen.has(index) ? change(match, chosen.get(index)!) : match;
    });
  };

const INVISIBLE = ['\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\uFE0F'];
const widen = (char: string): string => String.fromCharCode(char.charCodeAt(0) + 0xfee0);
const LIGATURES: Record<string, string> = { ffi: 'ﬃ', fi: 'ﬁ', fl: 'ﬂ', ff: 'ﬀ' };
const toTraditional = Converter({ from: 'cn', to: 'tw' });
const toHongKong = Converter({ from: 'cn', to: 'hk' });
const toSimplified = Converter({ from: 't', to: 'cn' });

const CHANGES: Record<string, Change> = {
  'soft hyphens and zero-width characters': someOf(/[^]/g, (char, place) => char + INVISIBLE[place % INVISIBLE.length]),
  'decomposed characters': (text) => text.normalize('NFD'),
  'compatible characters': (text) => text.normalize('NFKC'),
  'decomposed compatible characters': (text) => text.normalize('NFKD'),
  ligatures: someOf(/ffi|fi|fl|ff/g, (letters) => LIGATURES[letters]!),
  'full-width letters and digits': someOf(/[A-Za-z\d]+/g, (word) => [...word].map(widen).join('')),
  'full-width letters here and there': someOf(/[A-Za-z\d]/g, widen),
  'line breaks for spaces': someOf(/ /g, (_, place) => ['\n', '\r\n', '\n    ', ' \n\t'][place % 4]!),
  'other spaces': someOf(/ /g, (_, place) => ['\u00A0', '\u2009', '\u3000', '  '][place % 4]!),
  'line breaks after hyphens': someOf(/(?<=\p{L})-(?=\p{L})/gu, (hyphen) => `${hyphen}\n`),
  'other hyphens': someOf(/(?<=\p{L})-(?=\p{L})/gu, (_, place) => ['\u2010', '\u2011', '\u2013'][place % 3]!),
  'line breaks between Han characters': someOf(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, () => '\n'),
  'traditional characters of Taiwan': (text) => toTraditional(text),
  'traditional characters of Hong Kong': (text) => toHongKong(text),
  'simplified characters': (text) => toSimplified(text),
  'both scripts': someOf(/\p{Script=Han}/gu, toTraditional),
};

/** What a match selects, without what the changes add. */
const plain = (text: string): string =>
  foldScript(
    text
      .normalize('NFKC')
      .normalize('NFD')
      .replace(/[\p{M}\p{Cf}]/gu, ''),
  )
    .toLowerCase()
    .replace(/[\u2010-\u2013]/g, '-')
    .replace(/(?<=-)\s+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ');

const found = (text: string): string[] => {
  const { matches, passages } = matcher.find(text);
  const toLine = ({ term, start, end }: Match): string => `${term}: ${plain(text.slice(start, end))}`;
  return [...matches.map(toLine), ...passages.map(toLine)];
};

const share = Math.ceil(RUNS / (Object.keys(CHANGES).length + 1));

describe('a match', () => {
  const folded = (text: string): string =>
    foldForm(text)
      .replace(/ /g, '')
      .replace(/[，、]/g, ',');

  it('selects its form, character for character, where that is Chinese', () => {
    const index = openBundledIndex();
    const describe = createForms(index);
    const forms = new Set(
      [...index.traits.keys()].flatMap((form) => {
        const { term: own, homographs } = describe(form);
        const named = [own, ...homographs.map(({ term }) => term)];
        return named.map((term) => `${term} ${folded(readForm(index, form).text)}`);
      }),
    );
    const chosen = SENTENCES.flatMap((text) =>
      matcher.findMatches(text).map(({ term, start, end }) => ({ term, text: text.slice(start, end) })),
    ).filter(({ text }) => /\p{Script=Han}/u.test(text) && !/\d/.test(text));
    expect(chosen.length).toBeGreaterThan(1000);
    expect(chosen.filter(({ term, text }) => !forms.has(`${term} ${folded(text)}`))).toEqual([]);
  });

  it('is never a single character', () => {
    const short = SENTENCES.flatMap((text) => matcher.findMatches(text)).filter(({ start, end }) => end - start < 2);
    expect(short).toEqual([]);
  });
});

describe('the same terms, and the same words of the text, are found whatever the page does to it', () => {
  it('in sentences of both languages', () => {
    expect(SENTENCES.filter((text) => /\p{Script=Han}/u.test(text)).length).toBeGreaterThan(500);
    expect(SENTENCES.filter((text) => !/\p{Script=Han}/u.test(text)).length).toBeGreaterThan(500);
  });

  it.each(Object.entries(CHANGES))('%s', (_, change) => {
    let changed = 0;
    fc.assert(
      fc.property(texts, places, (text, at) => {
        const other = change(text, at);
        if (other !== text) changed++;
        expect(found(other)).toEqual(found(text));
      }),
      { numRuns: share },
    );
    // A change that changes nothing would prove nothing.
    expect(changed).toBeGreaterThan(0);
  });

  it('inline markup', () => {
    const TAGS = ['<b>', '</b>', '<em>', '</em>', '<a href="#">', '</a>', '<wbr>', '<span></span>', '<!-- x -->'];
    const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    fc.assert(
      fc.property(texts, places, (text, at) => {
        const marked = new Map(at.map((place) => [place % text.length, TAGS[place % TAGS.length]!]));
        const html = [...Array(text.length).keys()].map((unit) => (marked.get(unit) ?? '') + escape(text[unit]!));
        const read = readHtml(`<p>${html.join('')}</p>`).text.trim();
        expect(found(read)).toEqual(found(text.trim()));
      }),
      { numRuns: share },
    );
  });
});
