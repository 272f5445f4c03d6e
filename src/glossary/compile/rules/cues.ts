/** Rules on cues: the words that speak for or against an ambiguous form. */
import { foldForm } from '../forms';
import { finding, isMapping, type Rule } from '../glossary';

const LANGUAGES = ['en', 'zh-Hans'];

/** `cues.yaml` lists texts by language, each once. */
export const cueShape: Rule = ({ files: { cues: file } }) => {
  if (!file || file.problems.length > 0) return [];
  if (!isMapping(file.data))
    return [finding(file, [], 'The cues must be a mapping from language to texts; write it so.')];
  const seen = new Set<string>();
  return Object.entries(file.data).flatMap(([lang, texts]) => {
    if (!LANGUAGES.includes(lang))
      return [finding(file, [lang], `${lang} is no language of cues; use ${LANGUAGES.join(' or ')}.`)];
    if (!Array.isArray(texts)) return [finding(file, [lang], `\`${lang}\` must be a list of texts; write it so.`)];
    return texts.flatMap((text: unknown, index) => {
      const pointer = [lang, index];
      if (typeof text !== 'string' || [...text].length < 2)
        return [finding(file, pointer, 'A cue is a text of two characters or more; put it in quotes.')];
      const folded = foldForm(text);
      const isRepeated = seen.has(folded);
      seen.add(folded);
      return isRepeated ? [finding(file, pointer, `The cue ${text} stands twice; keep one.`)] : [];
    });
  });
};

/** No word speaks for and against the same entry. */
export const cueConflict: Rule = ({ terms }) =>
  terms.flatMap(({ file, raw: { cues } }) => {
    const wanted = new Set((cues?.for ?? []).map(foldForm));
    return (cues?.against ?? []).flatMap((text, index) =>
      wanted.has(foldForm(text))
        ? [finding(file, ['cues', 'against', index], `${text} speaks for and against the entry; keep one.`)]
        : [],
    );
  });
