/** The page on which the reader's own doings are measured: above all terms, below none. */
import { WATCH_CARD } from './cards';
import { checkParagraphs, makeParagraphs, readSentences, toHtml } from './texts';

const STYLE =
  'body { margin: 20px; font: 16px/1.5 sans-serif } h2 { font-size: 16px; margin: 0 } p { margin: 0 0 8px }';

/** Half of it fills half of a viewport. */
const HALF = { characters: 1800, length: 3 };

/** Always the same page. */
export async function makeUsePage(): Promise<string> {
  const { matcher, ...sentences } = await readSentences();
  const halves = [14, 0].map((terms) => makeParagraphs(sentences, { ...HALF, terms }));
  for (const half of halves) checkParagraphs(half, matcher);
  const [told, plain] = halves.map((half) => toHtml(half, Infinity));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Use</title><style>${STYLE}</style>
<script>${WATCH_CARD}
  let moves = 0;
  addEventListener('pointermove', () => moves++);</script><div>${told}</div><div id="plain">${plain}</div></html>`;
}
