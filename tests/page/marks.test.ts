import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createVisibility } from '../../src/page/marks';

describe('what can be seen', () => {
  let asked = 0;
  let isVisible = true;
  /** An element of a browser: it is asked for its style, which is dear. */
  const element = {
    checkVisibility: () => (asked++, isVisible),
    matches: () => false,
  } as unknown as Element;

  beforeEach(() => {
    [asked, isVisible] = [0, true];
    vi.useFakeTimers({ toFake: ['performance'], now: 0 });
    vi.advanceTimersByTime(5000);
    vi.stubGlobal('getComputedStyle', () => ({ contentVisibility: 'visible' }));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is asked once a second, however often the marks are chosen', () => {
    const { isShown } = createVisibility();
    for (let time = 0; time <= 1000; time += 20) {
      expect(isShown(element)).toBe(true);
      isVisible = false;
      if (time < 1000) vi.advanceTimersByTime(20);
    }
    expect(asked).toBe(1);
    vi.advanceTimersByTime(1);
    expect(isShown(element)).toBe(false);
    expect(asked).toBe(2);
    vi.advanceTimersByTime(1000);
    expect(isShown(element)).toBe(false);
    expect(asked).toBe(2);
  });

  it('is asked again at once where something may have been shown or hidden', () => {
    const { isShown, forget } = createVisibility();
    expect(isShown(element)).toBe(true);
    isVisible = false;
    forget();
    expect(isShown(element)).toBe(false);
    expect(asked).toBe(2);
  });
});
