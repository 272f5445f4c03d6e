/** The accuracy report as text. */
import type { Trap } from './labelled';
import { precisionOf, recallOf, strictF1Of, type AccuracyError, type ErrorKind, type Score } from './score';

export interface TrapHit extends Trap {
  /** The terms that it was taken for. */
  terms: string[];
}

export interface TrapReport {
  traps: number;
  certain: TrapHit[];
  /** Those that are possible at most. */
  possible: TrapHit[];
}

/** Precision and recall with the bound of what is certain moved by so much. */
export interface CurvePoint {
  bound: number;
  precision: number;
  recall: number;
}

export interface LanguageReport {
  passages: number;
  /** Marks that are scored, and those of them that are only possible. */
  marks: number;
  possible: number;
  certain: Score;
  withPossible: Score;
  /** As `certain`, with the disputed matches that somebody has agreed to. */
  withDisputed: Score;
  /** Of the certain marks. */
  errors: AccuracyError[];
  /** Marks of kinds that the labels leave out, by term, most often first. */
  unscored: Record<string, number>;
  curve: CurvePoint[];
  traps: TrapReport;
}

export const REPORT_LANGUAGES = ['en', 'zh', 'zhHant'] as const;
/** The languages of the labels, and the Chinese ones in traditional characters. */
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export type AccuracyReport = Record<ReportLanguage, LanguageReport>;

export const LANGUAGE_NAMES: Record<ReportLanguage, string> = {
  en: 'English',
  zh: 'Chinese',
  zhHant: 'Chinese in traditional characters',
};
const KINDS: Record<ErrorKind, string> = {
  trap: 'marked where the words mean something else',
  unlabelled: 'marked where no term is labelled',
  missed: 'not marked and must be',
  ends: 'marked with other ends',
};
/** How many of the terms that err are named. */
const MOST_TERMS = 20;

/** All of a report; `withErrors` lists each single one. */
export function toText(report: AccuracyReport, withErrors: boolean): string {
  const languages = REPORT_LANGUAGES.flatMap((lang) => languageLines(LANGUAGE_NAMES[lang], report[lang], withErrors));
  const errors = (['en', 'zh'] as const).flatMap((lang) => report[lang].errors);
  return [
    'All figures are cross-validated: no text is judged with weights fitted on its publisher or its trap.',
    '',
    ...languages,
    ...termLines(errors),
  ].join('\n');
}

const share = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3));
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function scoreLine(name: string, score: Score): string {
  const { right, wrong, must, found, traps, trapsHit, clean, cleanHit } = score;
  return [
    `  ${name.padEnd(14)} precision ${share(precisionOf(score))} (${right} right, ${wrong} wrong)`,
    `recall ${share(recallOf(score))} (${found} of ${must})`,
    `strict F1 ${share(strictF1Of(score))}`,
    `traps hit ${trapsHit} of ${traps}`,
    `clean passages with a wrong mark ${cleanHit} of ${clean}`,
  ].join('; ');
}

function languageLines(name: string, report: LanguageReport, withErrors: boolean): string[] {
  const { passages, marks, possible, certain, withPossible, withDisputed, errors, traps } = report;
  const kinds = (Object.keys(KINDS) as ErrorKind[]).map((kind) => {
    const ofKind = errors.filter((error) => error.kind === kind);
    const lines = ofKind.map(
      ({ passage, text, term }) => `      ${passage}: “${text}”${term === null ? '' : ` as ${term}`}`,
    );
    return [`    ${String(ofKind.length).padStart(4)} ${KINDS[kind]}`, ...(withErrors ? lines : [])];
  });
  return [
    `${name}: ${passages} passages, ${marks} marks, of which ${possible} possible (${percent(possible, marks)})`,
    scoreLine('certain', certain),
    scoreLine('with possible', withPossible),
    scoreLine('with disputed', withDisputed),
    ...unscoredLines(report),
    '  errors of the certain marks:',
    ...kinds.flat(),
    ...trapLines(traps),
    '',
  ];
}

function unscoredLines({ marks, unscored }: LanguageReport): string[] {
  const count = Object.values(unscored).reduce((sum, one) => sum + one, 0);
  const terms = Object.entries(unscored).map(([term, times]) => `${term} ${times}`);
  return [
    `  ${count} marks of kinds that the labels leave out (${percent(count, count + marks)})` +
      (terms.length > 0 ? `: ${terms.join(', ')}` : ''),
  ];
}

function trapLines({ traps, certain, possible }: TrapReport): string[] {
  const toLine = (verdict: string, { text, terms }: TrapHit): string =>
    `      ${verdict}: “${text}” as ${terms.join(', ')}`;
  return [
    `  of ${traps} trap texts ${certain.length} certain (${percent(certain.length, traps)}), ` +
      `${possible.length} possible (${percent(possible.length, traps)})`,
    ...certain.map((hit) => toLine('certain', hit)),
    ...possible.map((hit) => toLine('possible', hit)),
  ];
}

/** The terms that are marked wrongly, most often first. */
function termLines(errors: readonly AccuracyError[]): string[] {
  const counts = new Map<string, number>();
  for (const { kind, term } of errors)
    if (term !== null && kind !== 'ends') counts.set(term, (counts.get(term) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
  if (ranked.length === 0) return ['No term is marked wrongly.'];
  const more = ranked.length - MOST_TERMS;
  return [
    'Terms marked wrongly, most often first:',
    ...ranked.slice(0, MOST_TERMS).map(([term, count]) => `  ${String(count).padStart(4)} ${term}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
