import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { createTextReader } from '../../src/page/text-reader';

describe('the text reader', () => {
  /** The blocks of a page, as texts. */
  function blocks(html: string): string[] {
    const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
    const reader = createTextReader(document.body);
    const texts: string[] = [];
    for (let chunk = reader.read(); chunk; chunk = reader.read()) texts.push(...chunk.text.split('\u0000'));
    return texts.map((text) => text.trim()).filter(Boolean);
  }

  const CASES: [name: string, html: string, ...blocks: string[]][] = [
    [
      'runs on across inline elements',
      'common <b>pros</b>peri<a href="#">ty</a>, 共同<i>富裕</i>',
      'common prosperity, 共同富裕',
    ],
    ['and across what may break a line', 'common<wbr>prosperity soft\u00ADhyphen', 'commonprosperity soft\u00ADhyphen'],
    ['ends at blocks', '<p>common</p><p>prosperity</p>', 'common', 'prosperity'],
    ['ends at line breaks', 'common<br>prosperity', 'common', 'prosperity'],
    ['ends at table cells', '<table><tr><td>common</td><td>prosperity</td></tr></table>', 'common', 'prosperity'],
    ['ends at custom elements', 'common<x-y>prosperity</x-y>', 'common', 'prosperity'],
    ['leaves ruby readings out', '<ruby>共同<rp>(</rp><rt>gòngtóng</rt><rp>)</rp></ruby>富裕', '共同富裕'],
    ['sets footnote marks apart', 'common prosperity<sup>1</sup>', 'common prosperity 1'],
    [
      'leaves out what is not read',
      'a<script>x</script><style>x</style><textarea>x</textarea><pre>x</pre><code>x</code><svg><text>x</text></svg>b',
      'a',
      'b',
    ],
  ];

  it.each(CASES)('%s', (_, html, ...expected) => {
    expect(blocks(html)).toEqual(expected);
  });

  it('keeps a block of a thousand tiny texts whole', () => {
    const words = Array.from({ length: 2000 }, (_, at) => `<i>w${at}</i> `).join('');
    expect(blocks(`<p>${words}</p><p>end</p>`)).toEqual([words.replace(/<.*?>/g, '').trim(), 'end']);
  });

  it('cuts a text of any length after the end of a sentence', () => {
    const sentence = 'Xi Jinping spoke of common prosperity in the new era, again. ';
    const texts = blocks(`<p>${sentence.repeat(1000)}</p>`);
    expect(texts.length).toBeGreaterThan(4);
    expect(texts.every((text) => text.startsWith('Xi Jinping') && text.endsWith('again.'))).toBe(true);
  });
});
