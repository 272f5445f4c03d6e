import { describe, expect, test } from 'vitest';
import { longest, readTasks, type TraceEvent } from '../../../src/cli/bench/trace';

const URL = 'http://127.0.0.1/page.html';
const OURS = 'chrome-extension://abc/main.js';

type Args = NonNullable<TraceEvent['args']>;

/** An event on the page's main thread; milliseconds. */
const event = (name: string, from: number, to: number, args: Args = {}, tid = 1): TraceEvent => ({
  name,
  ph: 'X',
  ts: from * 1000,
  dur: (to - from) * 1000,
  pid: 1,
  tid,
  args,
});

const ARRIVAL = [
  event('RunTask', 100, 120),
  event('ParseHTML', 101, 118, { beginData: { url: URL } }),
  event('RunMicrotasks', 118, 119),
];

const EXTENSION = [
  event('RunTask', 200, 210),
  event('EvaluateScript', 201, 204, { data: { url: OURS } }),
  event('v8.run', 201.5, 204),
  event('RunMicrotasks', 204, 209),
  event('RunTask', 220, 250),
  event('FunctionCall', 225, 235, { data: { url: OURS } }),
  event('RunTask', 300, 380), // layout of the page's own
  event('RunMicrotasks', 379.99, 380),
];

describe('tasks of a page', () => {
  test('with the extension, those with script from its start on are ours', () => {
    const { scripted, evaluateMs } = readTasks([...ARRIVAL, ...EXTENSION], URL);
    expect(scripted).toEqual([
      { ms: 10, scriptMs: 8 },
      { ms: 30, scriptMs: 10 },
    ]);
    expect(evaluateMs).toBe(3);
  });

  test('without it, all with script are counted, and all others too', () => {
    const later = [event('RunTask', 130, 140), event('FunctionCall', 131, 133)];
    const { all, scripted, evaluateMs } = readTasks([...ARRIVAL, ...later], URL);
    expect(scripted).toEqual([
      { ms: 20, scriptMs: 1 },
      { ms: 10, scriptMs: 2 },
    ]);
    expect(longest(all)).toEqual({ ms: 20, scriptMs: 1 });
    expect(evaluateMs).toBeNull();
  });

  test('time in which the thread had no processor is not counted', () => {
    const [task, evaluate, ...others] = EXTENSION;
    const waiting = [{ ...task!, tdur: 6000 }, { ...evaluate!, tdur: 1000 }, ...others];
    const { scripted, evaluateMs } = readTasks([...ARRIVAL, ...waiting], URL);
    expect(scripted[0]).toEqual({ ms: 6, scriptMs: 6 });
    expect(evaluateMs).toBe(1);
  });

  test('what happened before the page, on other threads and in other processes is not counted', () => {
    const elsewhere = [
      event('RunTask', 0, 99),
      event('EvaluateScript', 0, 50, { data: { url: OURS } }),
      event('RunTask', 130, 200, {}, 2),
      { ...event('RunTask', 130, 200), pid: 2 },
    ];
    const { all, evaluateMs } = readTasks([...elsewhere, ...ARRIVAL], URL);
    expect(all).toEqual([{ ms: 20, scriptMs: 1 }]);
    expect(evaluateMs).toBeNull();
  });

  test('the order of events in the file does not matter', () => {
    const events = [...ARRIVAL, ...EXTENSION];
    expect(readTasks(events.toReversed(), URL)).toEqual(readTasks(events, URL));
  });

  test('a trace tells how long the page had been quiet when it ended', () => {
    expect(readTasks([...ARRIVAL, ...EXTENSION], URL).quietMs).toBe(130);
    expect(readTasks([...ARRIVAL, ...EXTENSION, event('Paint', 590, 600, {}, 2)], URL).quietMs).toBe(350);
  });

  test('a trace that began too late is refused', () => {
    expect(() => readTasks(EXTENSION, URL)).toThrow(`The trace does not show ${URL} arriving.`);
  });

  test('of no tasks the longest is none', () => {
    expect(longest([])).toEqual({ ms: 0, scriptMs: 0 });
  });
});
