/** What peers that only find text need to show it: the walk over the text nodes, and highlights. */

type FindIn = (text: string, add: (at: number, length: number) => void) => void;

/** Highlight what `findIn` finds in each text node. Returns the number of hits. */
export function highlight(findIn: FindIn): number {
  const ranges: StaticRange[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const container = node;
    const { data } = node as Text;
    findIn(data, (at, length) => {
      // The last character of a longer text in small letters may lie behind the end of the text itself.
      const endOffset = Math.min(at + length, data.length);
      ranges.push(new StaticRange({ startContainer: container, startOffset: at, endContainer: container, endOffset }));
    });
  }
  CSS.highlights.set('bench-hit', new Highlight(...ranges));
  return ranges.length;
}
