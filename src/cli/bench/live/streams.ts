/** Pages that change all the time, by script of their own: what a feed and a live ticker do. */
import { escapeHtml, toHtml, type Paragraph } from './texts';

export type StreamName = 'append' | 'rewrite';

/** What a page did between start and stop. */
export interface Streamed {
  /** Changes that were due, and that were made. */
  due: number;
  made: number;
  ms: number;
  /** The place, in the list of paragraphs, of every paragraph that the page shows now. */
  shown: number[];
}

/** Changes a second. */
export const RATES: Record<StreamName, number> = { append: 10_000 / 60, rewrite: 1000 };

/** What each page does at its nth change; `list` holds the changing paragraphs, `show` notes what one of them shows now. */
const CHANGES: Record<StreamName, string> = {
  append: `const paragraph = document.createElement('p');
    paragraph.textContent = texts[n % texts.length];
    list.append(paragraph);
    shown.push(n % texts.length);`,
  // One by its text node, the next by a new one: editors do the former, frameworks the latter.
  rewrite: `const at = (n * 7) % list.childElementCount, text = (n * 31 + 1) % texts.length;
    if (n % 2) list.children[at].firstChild.data = texts[text];
    else list.children[at].textContent = texts[text];
    shown[at] = text;`,
};

/** The paragraphs that are rewritten; prime to the steps by which they are chosen. */
const REWRITTEN = 500;

/** A page that shows the paragraphs in this way. It makes up for changes that it was late with. */
export function streamPage(name: StreamName, paragraphs: readonly Paragraph[]): string {
  const texts = paragraphs.map(({ text }) => text);
  const first = name === 'rewrite' ? paragraphs.slice(0, REWRITTEN) : [];
  const json = JSON.stringify(texts).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(name)}</title>
<h1>The Communist Party of China</h1><div id="list">${toHtml(first, Infinity).replaceAll('\n', '')}</div>
<script>
  const texts = ${json}, list = document.querySelector('#list'), shown = texts.map((_, at) => at).slice(0, ${first.length});
  let made = 0, from = 0, timer = 0;
  const due = () => Math.floor(((performance.now() - from) / 1000) * ${RATES[name]});
  const change = (n) => {
    ${CHANGES[name]}
  };
  const stream = {
    start() {
      from = performance.now();
      timer = setInterval(() => { for (const end = due(); made < end; ) change(made++); }, 4);
    },
    stop() {
      clearInterval(timer);
      return { due: due(), made, ms: performance.now() - from, shown };
    },
  };
</script></html>`;
}
