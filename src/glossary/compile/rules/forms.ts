/** Rules on surface forms: what can be found in a page without finding something else. */
import { finding, type Finding, type Rule, type Term } from '../glossary';
import { foldForm, formsOf, isChinese, type Form } from '../forms';
import { foldScript, isForeignToTraditional, toSimplified, toTraditional } from '../scripts';
import { countCharacters, countHan } from '../words';

const formsIn = (term: Term): { term: Term; form: Form }[] => formsOf(term.raw).map((form) => ({ term, form }));

const eachForm =
  (check: (term: Term, form: Form) => Finding[]): Rule =>
  ({ terms }) =>
    terms.flatMap(formsIn).flatMap(({ term, form }) => check(term, form));

/** A form of one character is found everywhere. */
export const shortForm: Rule = eachForm((term, { text, pointer }) => {
  if (countCharacters(text.replace(/[\s\p{P}]/gu, '')) > 1) return [];
  return [finding(term.file, pointer, `The form ${text} is a single character; use longer forms only.`)];
});

/** Short Han forms say how they stand in longer words, and deny neighbours say what they are for. */
export const boundary: Rule = eachForm((term, { text, lang, holder, rules }) => {
  const denies = rules.denyBefore !== undefined || rules.denyAfter !== undefined;
  const object = (message: string): Finding[] => [finding(term.file, holder, message)];
  if (!isChinese(lang)) {
    return denies || rules.boundary
      ? object(`Boundary and deny neighbours are for Chinese forms; remove them from ${text}.`)
      : [];
  }
  if (denies && rules.boundary !== 'guarded') return object(`${text} has deny neighbours; say \`boundary: guarded\`.`);
  if (rules.boundary === 'guarded' && !denies)
    return object(`${text} is guarded by nothing; add denyBefore or denyAfter.`);
  const isHeadTraditional = holder[0] === 'headword' && lang === 'zh-Hant';
  if (countCharacters(text) === 2 && countHan(text) > 0 && !rules.boundary && !isHeadTraditional) {
    return object(
      `${text} has two characters; say \`boundary: guarded\` with deny neighbours, or \`boundary: anywhere\` once checked.`,
    );
  }
  return [];
});

/** Deny neighbours are Han characters. */
export const denyNeighbours: Rule = eachForm((term, { holder, rules }) =>
  (['denyBefore', 'denyAfter'] as const).flatMap((side) => {
    const stray = [...(rules[side] ?? '')].find((char) => countHan(char) === 0);
    if (stray === undefined) return [];
    return [
      finding(
        term.file,
        [...holder, side],
        `\`${side}\` holds ${JSON.stringify(stray)}, which is no Han character; remove it.`,
      ),
    ];
  }),
);

/** One form leads to one entry, and stands in it once. A form of two terms says in one of them that it yields. */
export const collidingForms: Rule = ({ terms }) => {
  const places = new Map<string, { term: Term; form: Form }[]>();
  for (const place of terms.flatMap(formsIn).filter(({ form }) => !form.yields)) {
    const key = foldForm(place.form.text);
    places.set(key, [...(places.get(key) ?? []), place]);
  }
  return [...places.values()].flatMap((sharing) => {
    const [first, ...others] = sharing as [(typeof sharing)[0], ...typeof sharing];
    const repeated = others.filter(({ term, form }) => isRepeated(form, term, sharing));
    const ids = [...new Set(sharing.map(({ term }) => term.id))];
    return [
      ...repeated.map(({ term, form }) =>
        finding(
          term.file,
          form.pointer,
          `${form.text} is the form ${first.form.text} again once case, hyphens and script are folded; remove it.`,
        ),
      ),
      ...(ids.length > 1 ? ids.flatMap((id) => shared(id, sharing)) : []),
    ];
  });
};

/** Does the entry hold the same form before this one? Its headword may be alike in both scripts. */
function isRepeated(form: Form, term: Term, sharing: readonly { term: Term; form: Form }[]): boolean {
  const [first] = sharing.filter((place) => place.term === term);
  const isOtherScript = form.pointer.join() === 'headword,zh-Hant' && first?.form.pointer.join() === 'headword,zh-Hans';
  return first?.form !== form && !isOtherScript;
}

function shared(id: string, sharing: readonly { term: Term; form: Form }[]): Finding[] {
  const own = sharing.find(({ term }) => term.id === id);
  const other = sharing.find(({ term }) => term.id !== id);
  if (!own || !other) return [];
  const place = `${other.term.file.path}:${other.term.file.line(other.form.pointer)}`;
  const message = `${own.form.text} is also a form of ${other.term.id} (${place}); keep it in one of the two entries.`;
  return [finding(own.term.file, own.form.pointer, message)];
}

/** The two scripts of a headword are the same words. */
export const traditional: Rule = ({ terms }) =>
  terms.flatMap(({ file, raw: { headword } }) => {
    const { 'zh-Hans': hans, 'zh-Hant': hant } = headword;
    const object = (message: string): Finding[] => [finding(file, ['headword', 'zh-Hant'], message)];
    const folded = toSimplified(hant);
    if (folded !== hans && foldScript(hant) !== foldScript(hans)) {
      return object(`${hant} is ${folded} in simplified characters, not ${hans}; correct one of the two.`);
    }
    const left = [...hant].find(isForeignToTraditional);
    return left ? object(`${hant} still holds the simplified ${left}; write ${toTraditional(left)}.`) : [];
  });

/** A form is written in the script that it claims. */
export const formScript: Rule = eachForm((term, { text, lang, pointer }) => {
  if (lang === 'en') {
    return countHan(text) > 0
      ? [finding(term.file, pointer, `${text} holds Han characters; give it a Chinese \`lang\`.`)]
      : [];
  }
  if (lang !== 'zh-Hans') return [];
  const folded = toSimplified(text);
  return folded === text
    ? []
    : [finding(term.file, pointer, `${text} holds traditional characters; write ${folded} or say \`lang: zh-Hant\`.`)];
});
