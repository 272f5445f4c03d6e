import { toGlossary, type Glossary, type Rule, type Term } from '../../src/glossary/compile/glossary';
import type { RawHeadword, RawTerm } from '../../src/glossary/compile/raw';
import { parseYaml, type GlossaryFiles } from '../../src/glossary/compile/read';

/** An entry with everything at its plainest, as if it had been read from a file. */
export function termOf(id: string, headword: Partial<RawHeadword>, rest: Partial<RawTerm> = {}): Term {
  const raw: RawTerm = {
    kind: 'formulation',
    topics: ['ideology'],
    tier: 2,
    headword: { en: id, 'zh-Hans': '提法', 'zh-Hant': '提法', pinyin: 'tífǎ', ...headword },
    gloss: 'A wording.',
    definition: { text: 'A wording.', sources: [] },
    checked: '2026-11-20',
    ...rest,
  };
  return { id, file: { ...parseYaml(`terms/${id}.yaml`, ''), id }, raw };
}

const NOTHING: GlossaryFiles = {
  terms: [],
  strangers: [],
  sources: parseYaml('sources.yaml', ''),
  cues: null,
  noise: null,
  maps: [],
  exceptions: null,
  release: null,
  seed: null,
};

/** A glossary of these entries and other files. */
export const glossaryOf = (terms: Term[], files: Partial<GlossaryFiles> = {}): Glossary => ({
  ...toGlossary({ ...NOTHING, ...files }),
  terms,
  ids: new Set(terms.map(({ id }) => id)),
});

/** What a rule has to say of these entries: `id message`. */
export const objections = (rule: Rule, terms: Term[], files: Partial<GlossaryFiles> = {}): string[] =>
  rule(glossaryOf(terms, files)).map(({ file, message }) => `${file.replace(/^terms\/|\.yaml$/g, '')} ${message}`);
