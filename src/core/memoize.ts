/** The same function, which asks once for each key. It keeps every answer, none of which may be null or undefined: for one pass over many. */
export function memoize<Key, Answer>(ask: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}
