/** Reading a trace of Chromium: which tasks of a page's main thread had script to run, and for how long. */
import { sum } from './statistics';

/** One event of a trace; times are in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** The part of `dur` in which the thread had a processor. Not always there. */
  tdur?: number;
  pid: number;
  tid: number;
  args?: { data?: { url?: string; message?: string }; beginData?: { url?: string } };
}

/** A task of the main thread. Milliseconds in which it had a processor: other programs on the machine take none of them away. */
export interface Task {
  ms: number;
  /** The part spent in script and what it calls, style and layout that it asks for included. */
  scriptMs: number;
}

export interface PageTasks {
  /** All tasks from the arrival of the page on. */
  all: Task[];
  /**
   * Those with script in them, from the start of the extension's script on, without an extension all of them. In a page that
   * has no scripts of its own, and no pictures, they are ours.
   */
  scripted: Task[];
  /** Milliseconds that the extension's script took to be evaluated; null where none was. */
  evaluateMs: number | null;
  /** Milliseconds from the last of `scripted`, or the arrival, to the end of the trace. */
  quietMs: number;
}

const SCRIPT = new Set(['EvaluateScript', 'FunctionCall', 'v8.callFunction', 'v8.compile', 'v8.run', 'RunMicrotasks']);

/** Less than this is an empty queue of microtasks being looked at, not work. */
const LEAST_SCRIPT_MS = 0.05;

/** The tasks of the page at `url`. Throws if the trace does not hold its arrival. */
export function readTasks(events: readonly TraceEvent[], url: string): PageTasks {
  const parse = events.find(({ name, args }) => name === 'ParseHTML' && args?.beginData?.url === url);
  if (!parse) throw new Error(`The trace does not show ${url} arriving.`);
  const thread = events
    .filter((event) => event.pid === parse.pid && event.tid === parse.tid && endOf(event) >= parse.ts)
    .sort((a, b) => a.ts - b.ts);
  const tasks = thread.filter(({ name }) => name === 'RunTask');
  const ours = thread.find((event) => event.ts >= parse.ts && isOurScript(event));
  const from = ours?.ts ?? parse.ts;
  const scripts = outermost(thread.filter(({ name, dur }) => SCRIPT.has(name) && dur !== undefined));
  const scripted: Task[] = [];
  let lastEnd = parse.ts;
  const all = tasks.map((task) => {
    const inTask = scripts.filter(({ ts }) => ts >= task.ts && ts < endOf(task));
    const read = { ms: busyOf(task) / 1000, scriptMs: sum(inTask.map(busyOf)) / 1000 };
    if (endOf(task) > from && read.scriptMs >= LEAST_SCRIPT_MS) {
      scripted.push(read);
      lastEnd = endOf(task);
    }
    return read;
  });
  const end = events.reduce((latest, event) => Math.max(latest, endOf(event)), lastEnd);
  return { all, scripted, evaluateMs: ours ? busyOf(ours) / 1000 : null, quietMs: (end - lastEnd) / 1000 };
}

/** When an event ended, in microseconds. */
export const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;

/** How long its thread had a processor in it, in microseconds. */
export const busyOf = ({ dur = 0, tdur = dur }: TraceEvent): number => tdur;

const isOurScript = ({ name, args }: TraceEvent): boolean =>
  name === 'EvaluateScript' && (args?.data?.url ?? '').startsWith('chrome-extension://');

/** Leave out what lies in another one: a function called by a script is part of it. Expects the events in order. */
export function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = -Infinity;
  return events.filter((event) => {
    if (event.ts < end) return false;
    end = endOf(event);
    return true;
  });
}

/** The longest of the tasks; all zero where there is none. */
export const longest = (tasks: readonly Task[]): Task =>
  tasks.reduce((best, task) => (task.ms > best.ms ? task : best), { ms: 0, scriptMs: 0 });
