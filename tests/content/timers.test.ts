import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPopoverTimers, createStopWatch } from '../../src/content/timers';
import { CLOSED, GRACE_MS, reducePopover, type PopoverEvent, type PopoverState } from '../../src/core/popover-state';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const DELAY = 350;

describe('the times of the popover', () => {
  /** The popover as the card runs it. */
  function popover() {
    let state: PopoverState<string> = CLOSED;
    const prepared: string[] = [];
    const dispatch = (event: PopoverEvent<string>): void => {
      const before = state;
      state = reducePopover(state, event);
      run(before, state, DELAY);
    };
    const run = createPopoverTimers<string>((term) => prepared.push(term), dispatch);
    const enter = (anchor: string): void => dispatch({ type: 'enter', anchor, term: anchor });
    return { enter, dispatch, prepared, open: () => state.open?.anchor ?? null };
  }

  it('open it when the pointer has rested for the delay, and ask for the entry before that', () => {
    const { enter, prepared, open } = popover();
    enter('a');
    vi.advanceTimersByTime(100);
    expect(prepared).toEqual([]);
    vi.advanceTimersByTime(DELAY - 101);
    expect([prepared, open()]).toEqual([['a'], null]);
    vi.advanceTimersByTime(1);
    expect(open()).toBe('a');
  });

  it.each([50, DELAY - 10])('begin anew on another term, %d ms later', (ms) => {
    const { enter, open } = popover();
    enter('a');
    vi.advanceTimersByTime(ms);
    enter('b');
    vi.advanceTimersByTime(DELAY - 1);
    expect(open()).toBeNull();
    vi.advanceTimersByTime(1);
    expect(open()).toBe('b');
  });

  it('end when the pointer leaves: nothing is asked for, and no timer waits', () => {
    const { enter, dispatch, prepared } = popover();
    enter('a');
    dispatch({ type: 'leave' });
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(DELAY);
    expect(prepared).toEqual([]);
  });

  it('close it when the time of grace is over, which begins anew when the pointer has been back', () => {
    const { enter, dispatch, open } = popover();
    enter('a');
    vi.advanceTimersByTime(DELAY);
    dispatch({ type: 'leave' });
    vi.advanceTimersByTime(GRACE_MS - 10);
    dispatch({ type: 'hold' });
    dispatch({ type: 'leave' });
    vi.advanceTimersByTime(GRACE_MS - 1);
    expect(open()).toBe('a');
    vi.advanceTimersByTime(1);
    expect([open(), vi.getTimerCount()]).toEqual([null, 0]);
  });
});

describe('a pointer that comes fast', () => {
  it('has stopped 100 ms after its last fast move, with one timer for all of them', () => {
    const onStop = vi.fn();
    const watch = createStopWatch(onStop);
    for (let move = 0; move < 20; move++) {
      watch(true);
      expect(vi.getTimerCount()).toBe(1);
      vi.advanceTimersByTime(16);
    }
    vi.advanceTimersByTime(83);
    expect(onStop).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onStop).toHaveBeenCalledOnce();
    watch(true);
    vi.advanceTimersByTime(100);
    expect(onStop).toHaveBeenCalledTimes(2);
  });

  it('and goes on slowly has not stopped', () => {
    const onStop = vi.fn();
    const watch = createStopWatch(onStop);
    watch(true);
    watch(false);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(200);
    expect(onStop).not.toHaveBeenCalled();
  });
});
