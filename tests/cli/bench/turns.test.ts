import { describe, expect, it } from 'vitest';
import { takeTurns } from '../../../src/cli/bench/turns';

/** How many turns are taken when they bring these milliseconds of two things, one after the other. */
async function turnsWith(repeats: number, ...things: readonly (readonly number[])[]): Promise<number> {
  let taken = 0;
  await takeTurns(
    repeats,
    (turn) => {
      expect(turn).toBe(taken++);
      return Promise.resolve();
    },
    () => things.map((ms) => Math.min(...ms.slice(0, taken))),
  );
  return taken;
}

describe('turns', () => {
  it('end when three in a row have brought nothing less', async () => {
    expect(await turnsWith(2, [9, 9, 10, 9.5, 1, 1, 1, 1, 1, 1])).toBe(4);
  });

  it('go on as long as one of the things takes less', async () => {
    expect(await turnsWith(2, [9, 9, 9, 9, 9, 9, 9, 9, 9], [9, 9, 8, 8, 8, 7, 9, 9, 9])).toBe(9);
  });

  it('end where what is less is so by next to nothing', async () => {
    expect(await turnsWith(2, [9, 8.99, 8.98, 8.97, 1])).toBe(4);
  });

  it('are bounded', async () => {
    const falling = Array.from({ length: 40 }, (_, turn) => 100 / (turn + 1));
    expect(await turnsWith(1, falling)).toBe(5);
    expect(await turnsWith(3, falling)).toBe(15);
  });
});
