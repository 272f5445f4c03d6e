/** How often cold scans are repeated. */

/**
 * Turns go on until this many in a row have brought nothing less: whatever else the machine does falls on a long scan more often
 * than on a short one, and few turns would count that for ours.
 */
const VAIN_TURNS = 3;
/** At most so many for each repeat. */
const MOST_TURNS = 5;
/** What is less by so little brings nothing. */
const NEARLY = 0.98;

/** Take turns, from 0 on. `leastNow` has the least of each thing measured so far: infinite where there is none yet. */
export async function takeTurns(
  repeats: number,
  take: (turn: number) => Promise<void>,
  leastNow: () => readonly number[],
): Promise<void> {
  let before = leastNow();
  for (let turn = 0, vain = 0; turn < MOST_TURNS * repeats && vain < VAIN_TURNS; turn++) {
    await take(turn);
    const now = leastNow();
    vain = now.every((ms, at) => ms > before[at]! * NEARLY) ? vain + 1 : 0;
    before = now;
  }
}
