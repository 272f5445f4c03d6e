import type { Term } from '../../src/glossary/compile/glossary';
import type { RawHeadword, RawTerm } from '../../src/glossary/compile/raw';
import { parseYaml } from '../../src/glossary/compile/read';

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
