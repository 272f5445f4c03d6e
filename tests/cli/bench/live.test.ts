import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/cli/bench/figures';
import { reportChanges, sumUp, type StreamRun } from '../../../src/cli/bench/live/changes';
import { costOf } from '../../../src/cli/bench/live/hits';
import { reportHuge } from '../../../src/cli/bench/live/huge';
import { reportIdle, type Wakes } from '../../../src/cli/bench/live/idle';
import { reportMemory, type PageMemory } from '../../../src/cli/bench/live/memory';
import { lastStamp, countOurs, processOf, readLive, startOfOurs } from '../../../src/cli/bench/live/ours';
import { RATES, streamPage, type StreamName, type Streamed } from '../../../src/cli/bench/live/streams';
import {
  checkParagraphs,
  makeParagraphs,
  readSentences,
  sortSentences,
  toHtml,
} from '../../../src/cli/bench/live/texts';
import { reportUse } from '../../../src/cli/bench/live/use';
import type { TraceEvent } from '../../../src/cli/bench/trace';
import { ensureGenerated } from '../../../src/cli/generated';

const valueOf = ({ figures }: Report, name: string): number | undefined =>
  figures.find((figure) => figure.name === name)?.value;

describe('texts that are made', () => {
  let sentences: Awaited<ReturnType<typeof readSentences>>;
  beforeAll(async () => {
    ensureGenerated();
    sentences = await readSentences();
  });

  test.each([
    { characters: 20_000, terms: 0, length: 4 },
    { characters: 20_000, terms: 40, length: 4 },
    { characters: 1000, terms: 100, length: 2 }, // more terms than there is room for
  ])('are as long as asked for and hold as many terms: %j', (shape) => {
    const paragraphs = makeParagraphs(sentences, shape);
    const text = paragraphs.map((paragraph) => paragraph.text).join(' ');
    expect(text.length).toBeGreaterThan(shape.characters - 2);
    expect(paragraphs.reduce((sum, { terms }) => sum + terms, 0)).toBe(shape.terms);
    checkParagraphs(paragraphs, sentences.matcher);
    expect(makeParagraphs(sentences, shape)).toEqual(paragraphs);
  });

  test('spread their terms over all of the text', () => {
    const paragraphs = makeParagraphs(sentences, { characters: 40_000, terms: 40, length: 4 });
    const inFirstHalf = paragraphs.slice(0, paragraphs.length / 2).reduce((sum, { terms }) => sum + terms, 0);
    expect(Math.abs(inFirstHalf - 20)).toBeLessThanOrEqual(3);
  });

  test('are refused where they hold other terms than said', () => {
    const paragraph = { text: 'They speak of common prosperity.', terms: 0 };
    expect(() => checkParagraphs([paragraph], sentences.matcher)).toThrow('1 mentions and not 0');
  });

  test('are made of sentences with one certain mention, and of such without any', () => {
    const [plain, telling] = ['The sea is calm.', 'They speak of Xi Jinping.'];
    const others = ['Xi Jinping follows Xi Jinping.', 'They speak of common prosperity.']; // two; only with evidence
    expect(sortSentences([plain, telling, ...others], sentences.matcher)).toEqual({
      plain: [plain],
      telling: [telling],
    });
  });
});

test('paragraphs as HTML have headings between them and keep their characters', () => {
  const paragraphs = ['a < b', 'c', 'd & e'].map((text) => ({ text, terms: 0 }));
  expect(toHtml(paragraphs, 2)).toBe('<h2>Part 1</h2><p>a &lt; b</p>\n<p>c</p>\n<h2>Part 2</h2><p>d &amp; e</p>');
});

describe('a page that changes', () => {
  const paragraphs = Array.from({ length: 11 }, (_, at) => ({ text: `Text ${at}</script>`, terms: 0 }));

  /** Run the page's script with a clock and a timer of ours. */
  function run(name: StreamName, ms: number): { streamed: Streamed; texts: string[] } {
    const html = streamPage(name, paragraphs);
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    const script = /<script>([\s\S]*)<\/script>/.exec(html)![1]!;
    const texts = name === 'rewrite' ? paragraphs.map(({ text }) => text) : [];
    const nodeAt = (at: number): object =>
      Object.defineProperty({}, 'data', { set: (text: string) => (texts[at] = text) });
    const elementAt = (at: number): object =>
      Object.defineProperty({ firstChild: nodeAt(at) }, 'textContent', { set: (text: string) => (texts[at] = text) });
    const list = {
      append: ({ textContent }: { textContent: string }) => texts.push(textContent),
      childElementCount: texts.length,
      children: texts.map((_, at) => elementAt(at)),
    };
    let now = 0;
    let tick = (): void => undefined;
    const world = {
      performance: { now: () => now },
      setInterval: (step: () => void) => ((tick = step), 1),
      clearInterval: () => undefined,
      document: { querySelector: () => list, createElement: () => ({}) },
    };
    const stream = runInNewContext(`${script}; stream`, world) as { start: () => void; stop: () => Streamed };
    stream.start();
    for (; now < ms; now += 50) tick(); // late with every step
    tick();
    return { streamed: stream.stop(), texts };
  }

  test.each(['append', 'rewrite'] as const)('makes all its changes and says what it shows: %s', (name) => {
    const { streamed, texts } = run(name, 600);
    expect(streamed.made).toBe(Math.floor(0.6 * RATES[name]));
    expect(streamed.due).toBe(streamed.made);
    expect([...streamed.shown].map((at) => paragraphs[at]!.text)).toEqual(texts);
    expect(new Set(texts).size).toBeGreaterThan(5);
  });
});

const OURS = { data: { url: 'chrome-extension://abc/main.js' } };
const THEIRS = { data: { url: 'http://127.0.0.1/x' } };

/** An event on the page's main thread, that had a processor for half of its time; milliseconds. */
const event = (name: string, from: number, to: number, args: TraceEvent['args'] = {}): TraceEvent => ({
  name,
  ph: 'X',
  ts: from * 1000,
  dur: (to - from) * 1000,
  tdur: (to - from) * 500,
  pid: 1,
  tid: 1,
  args,
});
const stamp = (message: string, at: number, pid = 1): TraceEvent => ({
  name: 'TimeStamp',
  ph: 'I',
  ts: at * 1000,
  pid,
  tid: 1,
  args: { data: { message } },
});

describe('a trace of a page with script of its own', () => {
  const events = [
    event('RunTask', 50, 60),
    event('FunctionCall', 50, 60, OURS), // before the mark
    stamp('go', 100),
    event('RunTask', 110, 130),
    event('TimerFire', 110, 130),
    event('FunctionCall', 110, 118, THEIRS),
    event('RunMicrotasks', 120, 128),
    event('FunctionCall', 121, 127, OURS), // an observer: part of the microtasks
    event('RunTask', 140, 160),
    event('TimerFire', 140, 158),
    event('FunctionCall', 140, 150, OURS),
    event('RunMicrotasks', 150, 150.003), // an empty queue
    event('RunTask', 170, 180),
    event('EvaluateScript', 170, 174, OURS),
    { ...event('FunctionCall', 171, 179, OURS), pid: 2 },
    stamp('go', 200),
    event('RunTask', 210, 220),
  ];

  test('shows which part of each task was ours, by what it had of a processor', () => {
    const { tasks, ms, timers, quietMs } = readLive(events.toReversed(), 'go');
    expect(tasks).toEqual([
      { at: 10, ms: 20, busyMs: 10, oursMs: 4 },
      { at: 40, ms: 20, busyMs: 10, oursMs: 5 },
      { at: 70, ms: 10, busyMs: 5, oursMs: 2 },
    ]);
    expect({ ms, timers, quietMs }).toEqual({ ms: 100, timers: { all: 2, ours: 1 }, quietMs: 26 });
  });

  test('is read to its end where the mark stands once', () => {
    const { tasks, ms } = readLive([...events, stamp('later', 205)], 'later');
    expect([tasks.length, ms]).toEqual([1, 15]);
  });

  test('is refused without the mark', () => {
    expect(() => readLive(events, 'stop')).toThrow('does not show the mark stop');
    expect(() => lastStamp(events, 'stop')).toThrow('does not show the mark stop');
    expect(() => processOf(events, 'stop')).toThrow('does not show the mark stop');
  });

  test('tells when a mark was last there, where, and when and how often our script ran', () => {
    expect(lastStamp(events, 'go')).toBe(200);
    expect(processOf([stamp('tab', 1, 7)], 'tab')).toBe(7);
    expect(startOfOurs(events)).toEqual({ at: 170, ms: 2 });
    expect(() => startOfOurs([])).toThrow('did not start');
    expect(countOurs(events)).toBe(5);
  });
});

describe('reports', () => {
  const task = (at: number, busyMs: number, oursMs: number) => ({ at, ms: busyMs + 100, busyMs, oursMs });

  test('of a stream: shares, the last quarter of them, and tasks that were busy for long', () => {
    const tasks = [task(0, 60, 4), task(500, 70, 0), task(760, 20, 16)];
    const live = { tasks, ms: 1000, timers: { all: 0, ours: 0 }, quietMs: 0 };
    expect(sumUp(live, 9)).toEqual({
      share: { ours: 0.02, busy: 0.15 },
      lastQuarter: 0.064,
      longest: 16,
      long: { all: 2, ours: 1 },
      changes: 9,
    });
  });

  test('of changing pages: what the extension adds, never less than nothing', () => {
    const run = (all: number): StreamRun => ({
      share: { ours: 0.0312, busy: 0.2 },
      lastQuarter: 0.04,
      longest: 12,
      long: { all, ours: 1 },
      changes: 3333,
    });
    const cost = (name: StreamName, withIt: number, without: number) => ({
      name,
      seconds: 20,
      withIt: run(withIt),
      without: run(without),
    });
    const report = reportChanges([cost('append', 5, 2), cost('rewrite', 0, 3)]);
    expect(valueOf(report, 'changes/append/share')).toBe(0.031);
    expect(valueOf(report, 'changes/append/added-long-tasks')).toBe(3);
    expect(valueOf(report, 'changes/rewrite/added-long-tasks')).toBe(0);
    expect(report.text).toMatch(/appended +3333 +3\.12 % +4\.00 % +20\.00 % +20\.00 % +12\.0 +5 +1 +2/);
  });

  test('of a huge page: the least disturbed load, but the median of what is waited for', () => {
    const load = (value: number) => ({
      longestTask: value,
      longestScript: value,
      script: value,
      viewport: value,
      all: value * 2,
    });
    const report = reportHuge({ mentions: 10, characters: 5e6, marks: 6, loads: [1, 2, 30].map(load), control: 9 });
    expect(valueOf(report, 'huge/longest-task')).toBe(1);
    expect(valueOf(report, 'huge/viewport')).toBe(2);
    expect(valueOf(report, 'huge/end')).toBe(4);
    expect(valueOf(report, 'huge/control-longest-task')).toBe(9);
  });

  test('of memory: what a mark takes, without what the same page takes that has none', () => {
    const page = (marks: number, more: number): PageMemory => ({
      page: `${marks}`,
      marks,
      withIt: { process: 50e6 + more, heap: more },
      empty: { process: 50e6, heap: 0 },
    });
    const report = reportMemory({ saved: page(3, 2e6), marked: [page(0, 1e6), page(1000, 1.5e6)] });
    expect(valueOf(report, 'memory/tab/process')).toBe(2e6);
    expect(valueOf(report, 'memory/marks-1000/process-per-mark')).toBe(500);
    expect(report.text).toContain('For each of 1000 marks 500 bytes of the process, 500 of scripts.');
  });

  test('of use: microseconds for a move, milliseconds for what is waited for', () => {
    const rounds = [80, 40].map((script) => ({
      withIt: { script: script + 10, busy: 500 },
      without: { script: 10, busy: 400 },
    }));
    const costs = costOf(rounds);
    const popups = { usable: [100], listed: [300], pressed: [200], results: [3, 4, 9], painted: [10, 12, 30] };
    const report = reportUse({
      hits: { marked: costs, plain: costs },
      waits: [{ which: 'firefox', cards: { first: 60, later: [20, 21, 90] }, popups }],
    });
    expect(valueOf(report, 'use/move/plain/script')).toBe(0.06);
    expect(valueOf(report, 'use/move/plain/script-first')).toBe(0.08);
    expect(valueOf(report, 'use/firefox/card/median')).toBe(21);
    expect(valueOf(report, 'use/firefox/search/p95')).toBe(30);
    expect(report.text).toMatch(/over marked text +60 +80 +500 +400/);
  });

  test('of idle tabs: both places, with and without', () => {
    const wakes = (ours: number): Wakes => ({ tasks: 7, ours, timers: { all: 3, ours }, busyMs: 1.5 });
    const both = (ours: number) => ({ front: wakes(ours), background: wakes(0) });
    const report = reportIdle({ seconds: 20, withIt: both(2), without: both(0), anywhere: 4 });
    expect(valueOf(report, 'idle/front/own-timers')).toBe(2);
    expect(valueOf(report, 'idle/front/control/own-tasks')).toBe(0);
    expect(valueOf(report, 'idle/own-calls-anywhere')).toBe(4);
  });
});
