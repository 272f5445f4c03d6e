/** Words on the way, beside the figures: which section is being measured, how far it is, how long it took. */

export interface Progress {
  /** A section begins. The function that comes back is called when it is over. */
  section: (name: string, at: number, of: number) => () => void;
  /** Steps of a section: call what comes back with each as it begins. `total` is left out where it is not known. */
  steps: (what: string, total?: number) => (step: string) => void;
}

interface ProgressOptions {
  write: (text: string) => void;
  /** A terminal shows every step, in one line that is written over; elsewhere there is a line now and then. */
  isTerminal: boolean;
  /** Milliseconds. */
  now: () => number;
}

/** Milliseconds from line to line where they stay. */
const EVERY_MS = 15_000;
const CLEAR_LINE = '\r\u001b[K';

export function createProgress({ write, isTerminal, now }: ProgressOptions): Progress {
  let last = now();
  const say = (line: string): void => {
    last = now();
    write(`${isTerminal ? CLEAR_LINE : ''}${line}\n`);
  };
  return {
    section: (name, at, of) => {
      const begin = now();
      say(`${name}, section ${at} of ${of} …`);
      return () => say(`${name} took ${Math.round((now() - begin) / 1000)} s.`);
    },
    steps: (what, total) => {
      let done = 0;
      return (step) => {
        done++;
        const line = `  ${what}: ${total === undefined ? '' : `${done} of ${total}, `}${step}`;
        if (isTerminal) write(CLEAR_LINE + line);
        else if (now() - last >= EVERY_MS) say(line);
      };
    },
  };
}
