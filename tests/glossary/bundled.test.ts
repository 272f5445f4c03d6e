import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createExactSearch, createSearch } from '../../src/core/search';
import { IS_CUE } from '../../src/core/index-format';
import { createMatcher } from '../../src/core/matcher';
import { findEntry } from '../../src/glossary/bundled-entries';
import { toTraditional } from '../../src/glossary/compile/scripts';
import { openBundledIndex } from '../../src/glossary/bundled-index';
import { nameScripts, termNames } from '../../src/glossary/bundled-names';

// What `npm run glossary` wrote last.
const names = termNames();
const matcher = createMatcher(openBundledIndex());

/** What the national meeting, the local ones and the two bodies across the Taiwan Strait are all called. */
const SHARED = ['两会', '兩會', 'two sessions'];

describe('the bundled glossary', () => {
  it('has an entry for every name', () => {
    expect(names.length).toBeGreaterThan(50);
    for (const { id, en, zhHans, zhHant, gloss } of names)
      expect(findEntry(id)).toMatchObject({ id, en, zhHans, zhHant, gloss });
  });

  it('gives each entry the documents that it cites and the names of related terms', () => {
    for (const entry of names.map(({ id }) => findEntry(id)!)) {
      const known = new Set(entry.sources.map(({ id }) => id));
      expect(entry.definition.sources.every(({ source }) => known.has(source))).toBe(true);
      expect(entry.relations.every(({ en, zhHans }) => en !== '' && zhHans !== '')).toBe(true);
    }
  });

  it('can be searched by each thing that a formula counts, in English and Chinese', () => {
    const search = createSearch(names, nameScripts());
    const members = names.flatMap(({ id }) => findEntry(id)!.members.map((member) => ({ id, member })));
    const lost = members.flatMap(({ id, member }) =>
      [member.en, member.zhHans!].filter(
        (text) => !search(text).some((hit) => hit.term === id || hit.term === member.term),
      ),
    );
    expect(members.length).toBeGreaterThan(50);
    expect(lost).toEqual([]);
  });

  it('can be searched in traditional characters by each Chinese form', () => {
    const [search, lookUp] = [createSearch(names, nameScripts()), createExactSearch(names, nameScripts())];
    const forms = names.flatMap(({ id, variants }) =>
      variants.filter((text) => /\p{Script=Han}/u.test(text)).map((text) => ({ id, text: toTraditional(text) })),
    );
    expect(forms.length).toBeGreaterThan(1000);
    expect(forms.filter(({ id, text }) => !search(text).some(({ term }) => term === id))).toEqual([]);
    expect(['海峽兩岸', '大鍋飯'].map((text) => lookUp(text) !== null)).toEqual([true, true]);
  });

  it('looks up a form in the entry that keeps it, not in one that left or counts it', () => {
    const lookUp = createExactSearch(names, nameScripts());
    expect(['CPC', 'CCP', 'Third Plenum'].map((text) => lookUp(text)?.term)).toEqual(['cpc', 'cpc', 'third-plenum']);
  });

  it.each([
    ['local-two-sessions', '湖南省政协会议本周召开，两会期间有多项议程。'],
    ['arats-sef', '汪辜会谈以后，两会签署四项协议。'],
    ['arats-sef', '海協會致函，兩會恢復協商。'],
    ['two-sessions', '全国政协委员、广东省政协副主席在两会上提出建议。'],
    ['two-sessions', '陆委会回应两会的涉台内容。'],
    ['local-two-sessions', "Henan's provincial people's congress opened the two sessions on Monday."],
    ['two-sessions', 'The two sessions open in Beijing, and provincial leaders attend.'],
  ])('takes the meeting or the two bodies for %s in %j', (meant, text) => {
    const named = matcher.findMatches(text).filter(({ start, end }) => SHARED.includes(text.slice(start, end)));
    expect(named.map(({ term }) => term)).toEqual([meant]);
  });

  it('takes no association in a town that ends in sea for the one across the Strait', () => {
    const termsOf = (text: string): string[] => matcher.findMatches(text).map(({ term }) => term);
    expect(termsOf('上海协会与珠海协会开会')).not.toContain('arats-sef');
    expect(termsOf('大陆海协会开会')).toContain('arats-sef');
  });

  it('has an index of at most 22 bytes a form, compressed, with all that exactness and cues need', () => {
    const file = readFileSync(join(import.meta.dirname, '../../src/glossary/generated/index.ts'));
    const forms = openBundledIndex().traits.filter((traits) => !(traits & IS_CUE)).length;
    const bytes = gzipSync(file, { level: 9 }).length;
    console.log(`index: ${bytes} bytes for ${forms} forms, ${(bytes / forms).toFixed(1)} each`);
    expect(forms).toBeGreaterThan(4000);
    expect(bytes / forms).toBeLessThanOrEqual(22);
  });

  it.each(['no-such-term', '', 'constructor', '__proto__'])('has no entry %j', (id) => {
    expect(findEntry(id)).toBeNull();
  });

  it('can be searched by the pinyin of every name', () => {
    expect(names.filter(({ syllables }) => !/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(syllables))).toEqual([]);
  });
});
