import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Lang, SourceKind, VariantKind, VariantStatus } from '../../src/core/term';
import en from '../../public/_locales/en/messages.json';
import zhCN from '../../public/_locales/zh_CN/messages.json';
import zhTW from '../../public/_locales/zh_TW/messages.json';
import { labelOf, TOPIC_TEXTS } from '../../src/ui/labels';

type Messages = Record<string, { message: string }>;
const LOCALES: Record<string, Messages> = { en, zh_CN: zhCN, zh_TW: zhTW };
const ROOT = path.resolve(import.meta.dirname, '../..');

const { properties } = JSON.parse(readFileSync(path.join(ROOT, 'src/glossary/term.schema.json'), 'utf8')) as {
  properties: {
    kind: { enum: string[] };
    topics: { items: { enum: string[] } };
    register: { items: { enum: string[] } };
    relations: { properties: Record<string, unknown> };
  };
};
const SOURCE_KINDS: Record<SourceKind, true> = {
  'party-state': true,
  'state-media': true,
  'other-government': true,
  'government-funded': true,
  press: true,
  academic: true,
  ngo: true,
  un: true,
};
const VOCABULARY: Record<string, readonly string[]> = {
  kind: properties.kind.enum,
  register: properties.register.items.enum,
  relation: [...Object.keys(properties.relations.properties), 'contains', 'hasPart'],
  source: Object.keys(SOURCE_KINDS),
  status: ['official', 'common', 'scholarly', 'deprecated'] satisfies VariantStatus[],
  lang: ['en', 'zh-Hans', 'zh-Hant'] satisfies Lang[],
  variant: ['abbreviation', 'former'] satisfies VariantKind[],
};
const LABELS: string[] = Object.entries(VOCABULARY).flatMap(([group, values]) =>
  values.map((value) => labelOf(group, value)),
);
const placeholders = (message: string): string[] => (message.match(/\$\d/g) ?? []).sort();

describe.each(Object.keys(LOCALES).filter((name) => name !== 'en'))('the texts in %s', (name) => {
  const texts = LOCALES[name]!;

  it('have the same names as the English ones', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(en));
  });

  it('have the same placeholders as the English ones', () => {
    const found = Object.entries(texts).map(([key, { message }]) => [key, placeholders(message)]);
    expect(found).toEqual(Object.entries(en).map(([key, { message }]) => [key, placeholders(message)]));
  });
});

describe.each(Object.entries(LOCALES))('every text in %s', (_name, texts) => {
  it('says something, without blanks around it', () => {
    const spoilt = Object.entries(texts).filter(([, { message }]) => message === '' || message !== message.trim());
    expect(spoilt.filter(([key]) => key !== 'listSeparator')).toEqual([]); // that one ends in a blank
  });

  it('keeps to the lengths that browsers and stores allow', () => {
    expect(texts['extensionName']!.message.length).toBeLessThanOrEqual(45);
    expect(texts['extensionDescription']!.message.length).toBeLessThanOrEqual(132);
  });
});

describe('the names of texts', () => {
  const files = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const sources = files.map((file) => readFileSync(path.join(ROOT, 'src', file), 'utf8'));
  const CALL = /(?:\bt|\bgetMessage)\(\s*'([^']+)'|<Phrase text="([^"]+)"/g;
  const used = sources.flatMap((code) => [...code.matchAll(CALL)].map((match) => match[1] ?? match[2]!));
  const manifest = readFileSync(path.join(ROOT, 'manifest.json'), 'utf8');
  const inManifest = [...manifest.matchAll(/__MSG_(\w+)__/g)].map((match) => match[1]!);

  it('are found in the source at all', () => {
    expect(new Set(used).size).toBeGreaterThan(50);
  });

  it('that the source uses exist', () => {
    expect(used.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });

  it('that the manifest uses exist', () => {
    expect(inManifest.length).toBeGreaterThan(0);
    expect(inManifest.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });

  it('are all in use', () => {
    const quoted = new Set(sources.flatMap((code) => [...code.matchAll(/(['"])(\w+)\1/g)].map((match) => match[2]!)));
    const used = new Set([...quoted, ...inManifest, ...LABELS]);
    expect(Object.keys(en).filter((key) => !used.has(key))).toEqual([]);
  });

  it('label every value of the vocabulary', () => {
    expect(LABELS.length).toBeGreaterThan(50);
    expect(LABELS.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });

  it('label every topic of the schema', () => {
    expect(Object.keys(TOPIC_TEXTS).sort()).toEqual([...properties.topics.items.enum].sort());
    expect(Object.values(TOPIC_TEXTS).filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });
});
