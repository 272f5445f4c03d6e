/** Reading a trace of a page that has script of its own: which part of each task was script of the extension. */
import { sum } from '../statistics';
import { busyOf, endOf, outermost, type TraceEvent } from '../trace';

/** A task of a page's main thread. Milliseconds. */
export interface LiveTask {
  /** Since the beginning. */
  at: number;
  ms: number;
  /** The part in which it had a processor: other programs on the machine take none of that away. */
  busyMs: number;
  /** The part of that spent in script of ours and what it calls, style and layout that it asks for included. */
  oursMs: number;
}

/** What a page's main thread did while it was watched. */
export interface Live {
  /** In the order of time. */
  tasks: LiveTask[];
  /** Milliseconds that it was watched. */
  ms: number;
  /** Timers that fired, and those of them that were ours. */
  timers: { all: number; ours: number };
  /** Milliseconds from the last script of ours to the end; all of them where there was none. */
  quietMs: number;
}

/** An empty queue of microtasks being looked at takes 3 µs. */
const LEAST_MICROTASKS_MS = 0.01;

/**
 * Read what the main thread did on which a page called `console.timeStamp(mark)`, from the first such call to the last one,
 * or, if there was but one, to the end of the trace. Microtasks count as ours: of them an event only says that they ran. So
 * the page may have scripts, but none that queue any. Throws if the mark is not there.
 */
export function readLive(events: readonly TraceEvent[], mark: string): Live {
  const marks = stampsOf(events, mark);
  const [first] = marks;
  if (!first) throw new Error(`The trace does not show the mark ${mark}.`);
  const from = Math.min(...marks.map(({ ts }) => ts));
  const to = marks.length > 1 ? Math.max(...marks.map(({ ts }) => ts)) : events.reduce(lastEnd, from);
  const thread = events
    .filter(({ pid, tid, ts, ph }) => pid === first.pid && tid === first.tid && ph === 'X' && ts >= from && ts < to)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const ours = outermost(thread.filter(isOurs));
  const timers = thread.filter(({ name }) => name === 'TimerFire');
  const calls = thread.filter(({ name }) => name === 'FunctionCall');
  return {
    tasks: inside(
      thread.filter(({ name }) => name === 'RunTask'),
      ours,
    ).map(([task, within]) => ({
      at: (task.ts - from) / 1000,
      ms: (task.dur ?? 0) / 1000,
      busyMs: busyOf(task) / 1000,
      oursMs: sum(within.map(busyOf)) / 1000,
    })),
    ms: (to - from) / 1000,
    timers: {
      all: timers.length,
      ours: inside(timers, calls).filter(([, [call]]) => call && isOurFunction(call)).length,
    },
    quietMs: (to - ours.reduce(lastEnd, from)) / 1000,
  };
}

/** The evaluation of the extension's script in a page: when it began, in milliseconds of the trace, and what it took. Throws if there was none. */
export function startOfOurs(events: readonly TraceEvent[]): { at: number; ms: number } {
  const [first] = events
    .filter((event) => event.name === 'EvaluateScript' && isOurFunction(event))
    .sort((a, b) => a.ts - b.ts);
  if (!first) throw new Error('The extension did not start in the page.');
  return { at: first.ts / 1000, ms: busyOf(first) / 1000 };
}

/** When a page last called `console.timeStamp(mark)`, in milliseconds of the trace. Throws if it never did. */
export function lastStamp(events: readonly TraceEvent[], mark: string): number {
  const stamps = stampsOf(events, mark);
  if (stamps.length === 0) throw new Error(`The trace does not show the mark ${mark}.`);
  return Math.max(...stamps.map(({ ts }) => ts)) / 1000;
}

/** Did a page call `console.timeStamp(mark)`? A trace may begin too late in a new process. */
export const hasStamp = (events: readonly TraceEvent[], mark: string): boolean => stampsOf(events, mark).length > 0;

/** The process of the page that called `console.timeStamp(mark)`. Throws if none did. */
export function processOf(events: readonly TraceEvent[], mark: string): number {
  const [stamp] = stampsOf(events, mark);
  if (!stamp) throw new Error(`The trace does not show the mark ${mark}.`);
  return stamp.pid;
}

/** The task that was busy longest; all zero where there is none. */
export const longest = (tasks: readonly LiveTask[]): LiveTask =>
  tasks.reduce((best, task) => (task.busyMs > best.busyMs ? task : best), { at: 0, ms: 0, busyMs: 0, oursMs: 0 });

/** How often script of the extension ran, wherever: in pages, in its worker, in pages of its own. */
export const countOurs = (events: readonly TraceEvent[]): number => events.filter(isOurFunction).length;

const stampsOf = (events: readonly TraceEvent[], mark: string): TraceEvent[] =>
  events.filter(({ name, args }) => name === 'TimeStamp' && args?.data?.message === mark);

const lastEnd = (last: number, event: TraceEvent): number => Math.max(last, endOf(event));

const isOurFunction = ({ name, args }: TraceEvent): boolean =>
  (name === 'FunctionCall' || name === 'EvaluateScript') && (args?.data?.url ?? '').startsWith('chrome-extension://');

const isOurs = (event: TraceEvent): boolean =>
  isOurFunction(event) || (event.name === 'RunMicrotasks' && (event.dur ?? 0) >= LEAST_MICROTASKS_MS * 1000);

/** Each of the outer events with those that begin in it. Expects both in order, and no outer one in another. */
function inside(outer: readonly TraceEvent[], inner: readonly TraceEvent[]): [TraceEvent, TraceEvent[]][] {
  let at = 0;
  return outer.map((event) => {
    const within: TraceEvent[] = [];
    for (; at < inner.length && inner[at]!.ts < endOf(event); at++)
      if (inner[at]!.ts >= event.ts) within.push(inner[at]!);
    return [event, within];
  });
}
