/** Rules on Chinese: pinyin, the choice of traditional characters, the Chinese gloss and definition. */
import { pinyin } from 'pinyin-pro';
import { holdsHan } from '../../../core/han';
import { exceptionsOf, traditionalizerOf } from '../exceptions';
import { finding, isMapping, type Finding, type Rule, type Term } from '../glossary';
import type { Pointer } from '../read';
import { foldScript, isForeignToTraditional, toSimplified } from '../scripts';
import { countHan } from '../words';

/** Exceptions can be read, and each says why it is one. */
export const exceptionShape: Rule = ({ files: { exceptions: file } }) => {
  if (!file || file.problems.length > 0) return [];
  const data = isMapping(file.data) ? file.data : {};
  return Object.entries(data).flatMap(([kind, forms]) => {
    if (!['pinyin', 'traditional'].includes(kind) || !isMapping(forms))
      return [finding(file, [kind], `${kind} is no list of exceptions; use pinyin and traditional, form by form.`)];
    return Object.entries(forms)
      .filter(([, reason]) => typeof reason !== 'string' || reason.length < 8)
      .map(([form]) => finding(file, [kind, form], `The exception ${form} says no reason; add it.`));
  });
};

/** The pinyin of a headword is that of its characters; the syllables of numbers in digits are not compared. */
export const pinyinOfHeadword: Rule = ({ terms, files }) => {
  const exceptions = exceptionsOf(files, 'pinyin');
  return terms.flatMap(({ file, raw: { headword } }) => {
    const han = headword['zh-Hans'];
    if (Object.hasOwn(exceptions, han)) return [];
    const letters = [...han].filter((char) => /[\p{L}\p{N}.%]/u.test(char)).join('');
    const expected = letters
      .split(/([0-9.%]+|[A-Za-z]+)/)
      .map(patternOf)
      .join('');
    const syllables = countHan(letters);
    const tones = headword.pinyin.normalize('NFD').match(/[\u0300\u0301\u0304\u030C]/g)?.length ?? 0;
    if (new RegExp(`^${expected}$`, 'u').test(plain(headword.pinyin)) && 3 * tones >= syllables) return [];
    const read = pinyin(letters, { toneSandhi: false });
    const message = `The pinyin of ${han} would be ${read}; correct it or list ${han} with a reason in exceptions.yaml.`;
    return [finding(file, ['headword', 'pinyin'], message)];
  });
};

/** What the pinyin of some characters may be: a syllable may have lost its tone, and numbers are read in more than one way. */
function patternOf(letters: string): string {
  if (/^[0-9.%]+$/.test(letters)) return '.*';
  if (/^[A-Za-z]*$/.test(letters)) return letters.toLowerCase();
  const syllables = pinyin(letters, { type: 'array', toneSandhi: false });
  return syllables.map((syllable) => `(?:${plain(syllable)}|${plain(toneless(syllable))})`).join('');
}

const toneless = (syllable: string): string =>
  syllable
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030C]/g, '')
    .normalize('NFC');

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** The traditional headword is what newspapers in Taiwan would print, or listed with a reason. */
export const traditionalChoice: Rule = ({ terms, files }) => {
  const toTaiwan = traditionalizerOf(files);
  return terms.flatMap(({ file, raw: { headword } }) => {
    const { 'zh-Hans': hans, 'zh-Hant': hant } = headword;
    const converted = toTaiwan(hans);
    // What does not fold back, and what is left in simplified characters, is another rule's.
    const isOthers = toSimplified(hant) !== hans || [...hant].some(isForeignToTraditional);
    if (converted === hant || isOthers) return [];
    const message = `${hans} converts to ${converted}, not ${hant}; correct it or list what differs with a reason in exceptions.yaml.`;
    return [finding(file, ['headword', 'zh-Hant'], message)];
  });
};

/** Words that the converter is known to leave or make wrong in running text; folded back they look right. */
const MISWRITTEN = /斗爭|(?<![博風文神興])采[取用納集購訪]|髮展|麵對|國製[裁定]|府幹預|年曆[史程]|一箇中|關系|聯系/u;

/** Han characters at least; the schema limits all characters. */
const MIN_HAN = { gloss: 6, definition: 50 };

/** The Chinese texts have a fair length, full-width punctuation, simplified characters that convert and back. */
export const chineseText: Rule = ({ terms, files }) => {
  const toTraditional = traditionalizerOf(files);
  return terms.flatMap((term) =>
    (['gloss', 'definition'] as const).flatMap((name) => {
      const text = term.raw.zh?.[name];
      return text === undefined ? [] : objectTo(term, ['zh', name], text, MIN_HAN[name], toTraditional);
    }),
  );
};

function objectTo(
  { file }: Term,
  pointer: Pointer,
  text: string,
  min: number,
  toTraditional: (text: string) => string,
): Finding[] {
  const object = (message: string): Finding[] => [finding(file, pointer, message)];
  const han = countHan(text);
  if (han < min) return object(`The Chinese text has ${han} Han characters; write at least ${min}.`);
  const narrow = /[\p{Script=Han}”」》）]\s*(?:[,;:?!()"]|\.(?!\d))|[,;:?!()"]\s*\p{Script=Han}/u.exec(text)?.[0];
  if (narrow) return object(`“${narrow}” holds narrow punctuation; use full-width marks in Chinese.`);
  const simplified = toSimplified(text);
  const stray = [...text].find((char, at) => char !== [...simplified][at]);
  if (stray) return object(`${stray} is a traditional character; write the text in simplified ones.`);
  const traditional = toTraditional(text);
  const miswritten = MISWRITTEN.exec(traditional)?.[0];
  if (miswritten)
    return object(
      `Its traditional form has ${miswritten}; list the phrase, written right, with a reason in exceptions.yaml.`,
    );
  const back = foldScript(traditional);
  const lost = [...back].find((char) => holdsHan(char) && !foldScript(text).includes(char));
  return lost ? object(`The text does not come back whole from traditional characters (${lost}); reword it.`) : [];
}
