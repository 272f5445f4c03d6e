/**
 * Have an observer of `before` observe these elements and no others. Those observed already stay so: observed anew they would be
 * told of at once. Returns those that were not.
 */
export function observeOnly(
  observer: IntersectionObserver,
  before: ReadonlySet<Element>,
  wanted: ReadonlySet<Element>,
): Element[] {
  const added = [...wanted].filter((element) => !before.has(element));
  for (const element of added) observer.observe(element);
  for (const element of before) if (!wanted.has(element)) observer.unobserve(element);
  return added;
}
