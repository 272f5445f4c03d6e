/** Elements watched for whether they lie in the viewport. */
export interface Observer {
  /**
   * Watch these elements and no others. Those watched already stay so: watched anew they would be told of at once. Returns those
   * that were not.
   */
  only: (wanted: ReadonlySet<Element>) => Element[];
  watched: () => ReadonlySet<Element>;
}

/** Calls back as the browser's own does, until `signal` aborts. That is made for the first element: most pages have none to watch. */
export function createObserver(
  onChange: (entries: IntersectionObserverEntry[]) => void,
  signal: AbortSignal,
  options?: IntersectionObserverInit & { scrollMargin?: string },
): Observer {
  let observer: IntersectionObserver | null = null;
  let watched: ReadonlySet<Element> = new Set();
  signal.addEventListener('abort', () => observer?.disconnect());
  return {
    only(wanted) {
      const added = [...wanted].filter((element) => !watched.has(element));
      if (added.length > 0) observer ??= new IntersectionObserver(onChange, options);
      for (const element of added) observer!.observe(element);
      for (const element of watched) if (!wanted.has(element)) observer!.unobserve(element);
      watched = wanted;
      return added;
    },
    watched: () => watched,
  };
}
