/** From entries to what the matcher looks for: the forms of every term, and the cues. */
import { holdsHan } from '../../core/han';
import type { Cue, Display, Homograph, Pattern, TermId } from '../../core/term';
import { partsOf } from './contains';
import { foldForm, isChinese } from './forms';
import type { Glossary, Term } from './glossary';
import { byText } from './order';
import type { RawCues, RawNoise, RawVariant } from './raw';
import { foldScript } from './scripts';

const ABBREVIATION = /^(?=(?:[^A-Z]*[A-Z]){2,6}[^A-Z]*$)[A-Z0-9-]+$/;

/** Is this an English abbreviation of two to six capitals, with or without digits? */
const isAbbreviation = (text: string): boolean => ABBREVIATION.test(text);

/** The forms of a term: variant 0 is the English headword, 1 the Chinese one, from 2 on the variants in order. */
export function toPatterns({ id, raw }: Term): Pattern[] {
  const { headword, variants = [], kind } = raw;
  const display: Display = kind === 'passage' ? 'note' : (raw.display ?? 'first');
  const isAmbiguous = (lang: 'en' | 'zh'): boolean => headword.ambiguous?.includes(lang) ?? false;
  const chinese = { ...headword, lang: 'zh-Hans', ambiguous: isAmbiguous('zh'), capitals: false } as const;
  const forms = [
    {
      variant: 0,
      form: {
        text: headword.en,
        lang: 'en',
        ambiguous: isAmbiguous('en'),
        capitals: headword.capitals ?? false,
      } as const,
    },
    { variant: 1, form: { ...chinese, text: headword['zh-Hans'] } },
    // Of use only where the two scripts do not fold into each other.
    { variant: 1, form: { ...chinese, text: foldScript(headword['zh-Hant']) } },
    ...variants.flatMap((form, index) => (form.yieldsTo ? [] : [{ variant: index + 2, form }])),
  ];
  const seen = new Set<string>();
  return forms
    .map(({ variant, form }) => ({ term: id, display, variant, ...toPattern(form) }))
    .filter(({ text }) => {
      const folded = foldForm(text);
      const isNew = !seen.has(folded);
      seen.add(folded);
      return isNew;
    });
}

/** The patterns with what else their forms may name: the variants that other terms left to them. */
export function withHomographs(patterns: readonly Pattern[], terms: readonly Term[]): Pattern[] {
  const homographs = new Map<string, Homograph[]>();
  for (const { id, raw } of terms) {
    for (const [index, { text, yieldsTo }] of (raw.variants ?? []).entries()) {
      if (!yieldsTo) continue;
      const key = `${yieldsTo.term} ${foldForm(text)}`;
      homographs.set(key, [...(homographs.get(key) ?? []), { term: id, variant: index + 2 }]);
    }
  }
  return patterns.map((pattern) => {
    const others = homographs.get(`${pattern.term} ${foldForm(pattern.text)}`);
    return others ? { ...pattern, homographs: others } : pattern;
  });
}

/** Patterns of what is no term: found, so that nothing else is found in it, and never shown. */
export function toNoisePatterns({ files }: Pick<Glossary, 'files'>): Pattern[] {
  const noise = (files.noise?.data ?? {}) as Record<TermId, RawNoise | null>;
  return Object.entries(noise).flatMap(([term, item]) =>
    textsOf(item?.forms).map((text, variant) => ({
      term,
      display: 'never' as const,
      variant,
      // Ambiguous, since it says nothing of what the page is about.
      ...toPattern({ text, lang: 'en', ambiguous: true, capitals: true }),
    })),
  );
}

/** The texts of a list in a file that no schema has checked. */
const textsOf = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((text) => typeof text === 'string') : [];

function toPattern(
  form: Omit<RawVariant, 'kind'> & Partial<Pick<RawVariant, 'kind'>>,
): Omit<Pattern, 'term' | 'display' | 'variant'> {
  const han = isChinese(form.lang);
  // With its article a form would begin earlier than a longer one without: "the Party" before "Party Central Committee".
  const text = han ? form.text : form.text.replace(/^(?:the|an?) (?=\S)/i, '');
  return {
    text: form.lang === 'zh-Hant' ? foldScript(text) : text,
    ambiguous: form.ambiguous ?? false,
    capitals: !han && (form.capitals === true || isAbbreviation(form.text)),
    machine: form.kind === 'machine-translation',
    denyBefore: neighboursOf(form.denyBefore),
    denyAfter: neighboursOf(form.denyAfter),
  };
}

/** Each neighbour once: 国 and 國 are one to the matcher. In order, since the same runs in many forms are packed better. */
const neighboursOf = (chars = ''): string => [...new Set(foldScript(chars))].sort(byText).join('');

/**
 * One cue for each text and sign, with all the terms that name it. A cue for one term that speaks for every page anyway, by
 * itself an unambiguous form or one of the page-wide cues, is no cue of its own: "China" once is not enough for any term.
 * Nor is one that holds an unambiguous form, which is found in it, or one of a term that is never in doubt. Where a form may
 * name several terms, unambiguous forms of others tell them apart and are cues as well. What speaks against a form in the same
 * block is in the same language.
 */
export function toCues({ terms, files }: Glossary, patterns: readonly Pattern[]): Cue[] {
  const pageWide = Object.values((files.cues?.data ?? {}) as RawCues).flatMap(textsOf);
  const forms = patterns.flatMap(({ ambiguous, text }) => (ambiguous ? [] : [text]));
  const unambiguous = new Set(forms.map(foldForm));
  const general = new Set([...pageWide.map(foldForm), ...unambiguous]);
  const doubtful = new Map<TermId, Set<boolean>>();
  const doubt = (term: TermId, text: string): unknown =>
    doubtful.set(term, (doubtful.get(term) ?? new Set()).add(holdsHan(text)));
  for (const { term, text } of patterns.filter(({ ambiguous }) => ambiguous)) doubt(term, text);
  const shared = new Set<TermId>();
  for (const { term, text, homographs = [] } of patterns) {
    for (const other of homographs) doubt(other.term, text);
    if (homographs.length > 0) [term, ...homographs.map((other) => other.term)].forEach((one) => shared.add(one));
  }
  const isPageWide = new Set(pageWide.map(foldForm));
  const speaks = (text: string, id: TermId): boolean => {
    const folded = foldForm(text);
    if (shared.has(id)) return !isPageWide.has(folded);
    return !general.has(folded) && !partsOf(folded).some((part) => unambiguous.has(part));
  };
  const cues = new Map<string, Cue>();
  const add = (text: string, sign: 1 | -1, term: TermId | null): void => {
    const key = `${term === null ? 'page' : 'term'} ${sign} ${foldForm(text)}`;
    const cue = cues.get(key);
    if (!cue) cues.set(key, { text: foldScript(text), sign, terms: term === null ? null : [term] });
    else if (term !== null && !cue.terms?.includes(term)) cue.terms?.push(term);
  };
  for (const text of pageWide) add(text, 1, null);
  for (const { id, raw } of terms.filter((term) => doubtful.has(term.id))) {
    for (const text of raw.cues?.for ?? []) if (speaks(text, id)) add(text, 1, id);
    for (const text of raw.cues?.against ?? []) if (doubtful.get(id)!.has(holdsHan(text))) add(text, -1, id);
  }
  return [...cues.values()].sort(
    (a, b) => byText(a.text, b.text) || Number(a.terms !== null) - Number(b.terms !== null) || b.sign - a.sign,
  );
}
