import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../public/_locales/en/messages.json';
import zhCN from '../../public/_locales/zh_CN/messages.json';
import zhTW from '../../public/_locales/zh_TW/messages.json';
import * as labels from '../../src/ui/labels';

type Messages = Record<string, { message: string }>;
const LOCALES: Record<string, Messages> = { en, zh_CN: zhCN, zh_TW: zhTW };
const ROOT = path.resolve(import.meta.dirname, '../..');
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
    expect(Object.keys(en).filter((key) => !quoted.has(key) && !inManifest.includes(key))).toEqual([]);
  });

  it('that label the vocabulary exist', () => {
    const tables = Object.values(labels).filter((table) => typeof table === 'object');
    const keys = tables.flatMap((table) => Object.values(table));
    expect(keys.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });

  it('label every kind, register and relation of the schema', () => {
    const schema = readFileSync(path.join(ROOT, 'src/glossary/term.schema.json'), 'utf8');
    const { properties } = JSON.parse(schema) as {
      properties: {
        kind: { enum: string[] };
        topics: { items: { enum: string[] } };
        register: { items: { enum: string[] } };
        relations: { properties: Record<string, unknown> };
      };
    };
    expect(Object.keys(labels.KIND_TEXTS).sort()).toEqual([...properties.kind.enum].sort());
    const derived = ['contains', 'hasPart'];
    const relations = [...Object.keys(properties.relations.properties), ...derived];
    expect(Object.keys(labels.RELATION_TEXTS).sort()).toEqual(relations.sort());
    expect(Object.keys(labels.TOPIC_TEXTS).sort()).toEqual([...properties.topics.items.enum].sort());
    expect(properties.register.items.enum.filter((register) => !labels.registerText(register))).toEqual([]);
  });
});
