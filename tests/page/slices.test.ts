import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runInSlices } from '../../src/page/slices';

/** Frames that were asked for, and not given. */
let frames: (() => void)[] = [];
/** What has happened, in order. */
let log: string[] = [];
let tab: EventTarget & { isHidden?: boolean };
const giveFrame = (): void => frames.shift()?.();

/** Begin work of these steps, each of which says what it is told. */
function work(steps: (boolean | 'draw')[], signal = new AbortController().signal): void {
  const step = (): boolean | 'draw' => {
    log.push('step');
    return steps.shift() ?? false;
  };
  void runInSlices(step, signal).then(() => log.push('end'));
}

/** Let everything go on that waits for no timer. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  [frames, log, tab] = [[], [], new EventTarget()];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  vi.stubGlobal('scheduler', { yield: () => Promise.resolve(void log.push('turn')) });
  vi.stubGlobal('document', {
    get hidden() {
      return tab.isHidden ?? false;
    },
  });
  vi.stubGlobal('addEventListener', tab.addEventListener.bind(tab));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('work that has something to draw', () => {
  it('waits for a frame, and lets it be drawn, before it goes on', async () => {
    work(['draw', false]);
    await settle();
    expect(frames).toHaveLength(1);
    expect(log).toEqual(['step']);
    giveFrame();
    expect(log).toEqual(['step']);
    await settle();
    expect(log).toEqual(['step', 'turn', 'step', 'end']);
  });

  it('goes on after 100 ms where no frame comes', async () => {
    work(['draw', false]);
    await vi.advanceTimersByTimeAsync(99);
    expect(log).toEqual(['step']);
    await vi.advanceTimersByTimeAsync(1);
    expect(log).toEqual(['step', 'turn', 'step', 'end']);
  });
});

describe('work that has nothing to draw', () => {
  it('asks for no frame, and lets the page have its turn after 5 ms', async () => {
    let left = 6;
    const step = (): boolean => {
      vi.advanceTimersByTime(2);
      log.push('step');
      return --left > 0;
    };
    await runInSlices(step, new AbortController().signal);
    expect(log).toEqual(['step', 'step', 'step', 'turn', 'step', 'step', 'step']);
    expect(frames).toEqual([]);
  });
});

describe('a hidden tab', () => {
  const show = (isShown: boolean): void => {
    tab.isHidden = !isShown;
    tab.dispatchEvent(new Event('visibilitychange'));
  };

  it('rests until it is shown', async () => {
    work(['draw', false]);
    show(false);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(log).toEqual(['step', 'turn']);
    show(true);
    await settle();
    expect(log).toEqual(['step', 'turn', 'step', 'end']);
  });

  it('wakes where the work is stopped, and does nothing more', async () => {
    const controller = new AbortController();
    work(['draw', false], controller.signal);
    show(false);
    await vi.advanceTimersByTimeAsync(100_000);
    controller.abort();
    await settle();
    expect(log).toEqual(['step', 'turn', 'end']);
  });
});
