/** Waiting for frames that were asked something. */
export interface RollCall {
  /** A frame has answered, or is not there any more. */
  check: (frame: number) => void;
  /** Those that have neither answered nor gone. */
  missing: () => number[];
  /** Resolves when none of the frames is missing. */
  over: Promise<void>;
}

/** A call of these frames. */
export function createRollCall(frames: Iterable<number>): RollCall {
  const missing = new Set(frames);
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  const look = (): void => {
    if (missing.size === 0) end();
  };
  look();
  return {
    check(frame) {
      missing.delete(frame);
      look();
    },
    missing: () => [...missing],
    over,
  };
}
