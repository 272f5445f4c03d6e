import { describe, expect, it } from 'vitest';
import { createRollCall, type RollCall } from '../../src/background/roll-call';

/** Is it over by now? */
const isOver = (call: RollCall): Promise<boolean> =>
  Promise.race([call.over.then(() => true), Promise.resolve().then(() => Promise.resolve(false))]);

describe('a call of frames', () => {
  it('is over when the last of them has answered, and not sooner', async () => {
    const call = createRollCall([0, 3, 7]);
    expect(await isOver(call)).toBe(false);
    call.check(7);
    call.check(0);
    expect(await isOver(call)).toBe(false);
    call.check(3);
    expect(await isOver(call)).toBe(true);
  });

  it('counts a frame once, and none that was not called', async () => {
    const call = createRollCall([0, 3]);
    call.check(3);
    call.check(3);
    call.check(9);
    expect(await isOver(call)).toBe(false);
    call.check(0);
    expect(await isOver(call)).toBe(true);
  });

  it('says who is missing', () => {
    const call = createRollCall([0, 3, 7]);
    call.check(3);
    expect(call.missing()).toEqual([0, 7]);
    call.check(7);
    call.check(0);
    expect(call.missing()).toEqual([]);
  });

  it('of nobody is over at once', async () => {
    expect(await isOver(createRollCall([]))).toBe(true);
  });
});
