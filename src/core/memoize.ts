/** The same function, which asks once for each key. It keeps every answer, none of which may be null or undefined: for one pass over many. */
export function memoize<Key, Answer>(ask: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}

/** The same for a function that is told nothing. What it works with is let go of. */
export function once<Answer>(ask: () => Answer): () => Answer {
  let known: Answer;
  let waiting: (() => Answer) | null = ask;
  return () => {
    if (waiting) known = waiting();
    waiting = null;
    return known;
  };
}
