/** What is aimed at, as a list: each target names the figure that says whether it is met. */
import type { Run, Unit } from '../figures';
import { formatValue, type Shown } from './format';

export interface Target {
  what: string;
  /** The name of the figure; a run that lacks it leaves the target open. */
  figure: string;
  /** On which side of the bound is it met? The bound itself is always on it. */
  at: 'most' | 'least';
  /** In what is shown, which is not always what the figure holds. */
  bound: number;
  as: Shown;
}

const most = (what: string, figure: string, bound: number, as: Shown): Target => ({
  what,
  figure,
  at: 'most',
  bound,
  as,
});
const least = (what: string, figure: string, bound: number, as: Shown): Target => ({
  what,
  figure,
  at: 'least',
  bound,
  as,
});

export const TARGETS: readonly Target[] = [
  most('Whole scan, cold, beside a bare read: Chromium', 'scan/chromium/cold/ratio/total', 1.5, 'times'),
  most('The same in Firefox', 'scan/firefox/cold/ratio/total', 2, 'times'),
  most('Whole scan, warm, beside a bare read: Chromium', 'scan/chromium/warm/ratio/total', 1.8, 'times'),
  most('The same in Firefox', 'scan/firefox/warm/ratio/total', 1.8, 'times'),
  most('All script of ours on a page of 50 KB without any term', 'start/long/script', 3, 'ms'),
  most('Changes to that page', 'start/long/dom-writes', 0, 'count'),
  least(
    'Matcher, English, 5,000 patterns: share of the speed of a bare loop',
    'matcher/chromium/english/1000000/5000/find/share',
    18,
    'percent',
  ),
  least('The same in Chinese', 'matcher/chromium/chinese/1000000/5000/find/share', 12, 'percent'),
  most('Page scan with 50,000 patterns beside 500', 'terms/chromium/scan/flat-50000', 1.1, 'times'),
  most('Matcher with 50,000 patterns beside 500, mixed text', 'matcher/chromium/mixed/flat-50000', 1.15, 'times'),
  most('Matcher with 50,000 patterns beside 500, Chinese', 'matcher/chromium/chinese/flat-50000', 1.25, 'times'),
  least(
    'mark.js, 500 terms, median page: as many times as long',
    'peers/chromium/cold/500/mark-js/ratio/median',
    400,
    'times',
  ),
  least('mark.js, 5,000 terms, median page', 'peers/chromium/cold/5000/mark-js/ratio/median', 2000, 'times'),
  least(
    'One regular expression with highlights, 500 terms, median page',
    'peers/chromium/cold/500/regexp/ratio/median',
    1,
    'times',
  ),
  least(
    'The same in a new process, which has compiled nothing yet',
    'peers/chromium/first/500/regexp/ratio/median',
    1,
    'times',
  ),
  least('Best Aho-Corasick in JavaScript, 5,000 patterns', 'matcher/chromium/best-aho-corasick', 9, 'times'),
  most('Opening the index', 'scan/chromium/open-index', 0.5, 'ms'),
  most('Code of the content script, gzipped', 'sizes/chrome/content-script/code/gzip', 35_000, 'bytes'),
  most('Index, gzipped, for each pattern', 'sizes/chrome/content-script/index/gzip-per-pattern', 22, 'bytes'),
  most('Evaluating the content script, in every frame', 'start/evaluate', 5, 'ms'),
  most('Memory of a tab over that with an empty extension', 'memory/tab/process', 2_500_000, 'bytes'),
  most(
    'Most script of ours in one task on any saved page, with the layout that it asks for',
    'tasks/script/max',
    50,
    'ms',
  ),
  most('The same on a page of 5 MB with 10,000 matches', 'huge/longest-script', 50, 'ms'),
  most('Its first viewport marked, from the start of the content script, clock time', 'huge/viewport', 100, 'ms'),
  most('10,000 nodes a minute: share of the main thread', 'changes/append/share', 2, 'percent'),
  most('1,000 changes a second: long tasks added', 'changes/rewrite/added-long-tasks', 0, 'count'),
  most('Script of ours for each move of the pointer over marked text', 'use/move/marked/script', 60, 'µs'),
  most('The same over plain text', 'use/move/plain/script', 5, 'µs'),
  most('Runs of any script of ours while tabs are at rest', 'idle/own-calls-anywhere', 0, 'count'),
];

export interface Judged {
  target: Target;
  /** For people. */
  bound: string;
  measured: string;
  /** Null where the figure is missing. */
  met: boolean | null;
}

/** Each target beside what a run measured. */
export const judge = (figures: Run['figures'], targets: readonly Target[] = TARGETS): Judged[] =>
  targets.map((target) => {
    const { at, as } = target;
    const bound = `${at === 'most' ? '≤' : '≥'} ${formatValue(target.bound, as)}`;
    const found = figures[target.figure];
    if (!found) return { target, bound, measured: 'not measured', met: null };
    const value = convert(found.value, found.unit, as);
    return {
      target,
      bound,
      measured: formatValue(value, as),
      met: at === 'most' ? value <= target.bound : value >= target.bound,
    };
  });

/** Figures hold some shares as fractions, and times in milliseconds. */
function convert(value: number, unit: Unit, as: Shown): number {
  if (as === 'percent' && unit === 'ratio') return value * 100;
  return as === 'µs' && unit === 'ms' ? value * 1000 : value;
}
