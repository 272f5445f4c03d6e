/** The forms of `exceptions.yaml`: what a check, or the converter to traditional characters, is known to get wrong. */
import { isMapping } from './glossary';
import type { GlossaryFiles } from './read';
import { traditionalizer } from './scripts';

/** Form → why it is right. Empty where the file cannot be read. */
export function exceptionsOf({ exceptions }: GlossaryFiles, kind: 'pinyin' | 'traditional'): Record<string, string> {
  const listed = isMapping(exceptions?.data) ? exceptions.data[kind] : undefined;
  return isMapping(listed) ? (listed as Record<string, string>) : {};
}

/** The converter to traditional text that knows the exceptions of this glossary. */
export const traditionalizerOf = (files: GlossaryFiles): ((text: string) => string) =>
  traditionalizer(Object.keys(exceptionsOf(files, 'traditional')));
