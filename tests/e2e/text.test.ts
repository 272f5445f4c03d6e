/** Which text of a page is read, and that marks follow the page when it changes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import * as e2e from './harness';

const asBlock = (text: string): string => `<a href="#" style="display:block">${text}</a>`;

/** Name, body, painted texts: one for each text node that a term touches. */
const READ: [name: string, body: string, marks: string[]][] = [
  ['a term split by <b> is found', '<p>the common <b>prosperity</b> drive', ['common ', 'prosperity']],
  ['a term split by a link is found', '<p>the <a href="#">common pros</a>perity drive', ['common pros', 'perity']],
  ['a term split by <wbr> is found', '<p>the common pros<wbr>perity drive', ['common pros', 'perity']],
  ['a term with a soft hyphen is found', '<p>the common pros&shy;perity drive', ['common pros\u00adperity']],
  ['a term with a line break in the source is found', '<p>the common\n   prosperity drive', ['common\n   prosperity']],
  ['a hashtag is found', '<p>under #Common<b>Prosperity</b> they wrote', ['Common', 'Prosperity']],
  ['a word torn at the end of a line is found', '<p>the common pros-\n  perity drive', ['common pros-\n  perity']],
  ['an address is not marked', '<p>https://example.com/common-prosperity/ and @hukou and common-prosperity.pdf', []],
  ['a term under ruby is found', '<p><ruby>共同<rt>gòngtóng</rt>富裕<rt>fùyù</rt></ruby>', ['共同', '富裕']],
  ['a term split by a paragraph is not', '<p>the common</p><p>prosperity drive', []],
  ['a term split by <br> is not', '<p>the common<br>prosperity drive', []],
  ['a term in two table cells is not', '<table><tr><td>common<td>prosperity</table>', []],
  ['a term in two links of a line is found', '<p><a href="#">共同</a><a href="#">富裕</a>', ['共同', '富裕']],
  ['a term in two links shown as blocks is not', `<p>${asBlock('共同')}${asBlock('富裕')}`, []],
  [
    'a term in one of two such links is, though both make a longer one',
    `<p>${asBlock('共同富裕')}${asBlock('示范区')}`,
    ['共同富裕'],
  ],
  [
    'words of two links shown as blocks are two',
    `<p>${asBlock('common prosperity')}${asBlock('drives')}`,
    ['common prosperity'],
  ],
  [
    'a term in two boxes with a space between them is found',
    '<p style="display:flex"><b>common</b> <b>prosperity</b>',
    ['common', ' ', 'prosperity'],
  ],
  [
    'a capital behind a small letter begins another word',
    '<p><a>common prosperity</a><a>News</a>',
    ['common prosperity'],
  ],
  ['a letter in an element of its own is none by itself', '<p><b>c</b>ommon prosperity', ['c', 'ommon prosperity']],
  ['an input is not read', '<input size=40 value="common prosperity">', []],
  ['a text area is not read', '<textarea>common prosperity</textarea>', []],
  ['an editor is not read', '<div contenteditable><p>common prosperity</p></div>', []],
  ['a text box of the page’s own is not read', '<div role="textbox">common prosperity</div>', []],
  ['code is not read', '<p><code>common prosperity</code>', []],
  ['preformatted text is not read', '<pre>common prosperity</pre>', []],
  ['a script is not read', '<script type="text/plain">common prosperity</script>', []],
  ['a style is not read', '<style>/* common prosperity */</style>', []],
  ['a template is not read', '<template><p>common prosperity</p></template>', []],
  ['text with display none is not marked', '<p style="display:none">common prosperity', []],
  ['text with visibility hidden is not marked', '<p style="visibility:hidden">common prosperity', []],
  ['text with the hidden attribute is not marked', '<p hidden>common prosperity', []],
  ['a paragraph in closed details is not marked', '<details><summary>More</summary><p>common prosperity</details>', []],
  ['bare text in closed details is not marked', '<details><summary>More</summary>common prosperity</details>', []],
  [
    'text whose element makes no box is marked',
    '<p><span style="display:contents">common prosperity',
    ['common prosperity'],
  ],
  ['unless it is not shown', '<p hidden><span style="display:contents">common prosperity', []],
  ['or is invisible', '<p><span style="display:contents; visibility:hidden">common prosperity', []],
  ['a summary is marked', '<details><summary>On common prosperity</summary>More</details>', ['common prosperity']],
  [
    'text in an open shadow root is found',
    '<div><template shadowrootmode="open"><p>the common prosperity drive</p></template></div>',
    ['common prosperity'],
  ],
];

/** Makes sure that the page is about China, and says by its mark when all before it has been read. */
const END = '<p>The end: the Communist Party of China.';
const LAST = 'Communist Party of China';

/** Runs in the page: how many marks are painted in what matches a selector. */
function marksIn(selector: string): number {
  let count = 0;
  CSS.highlights.forEach((highlight) =>
    highlight.forEach(({ startContainer }) => {
      if (startContainer.parentElement?.closest(selector)) count++;
    }),
  );
  return count;
}

describe.each(e2e.BROWSERS)('the text of a page in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;
  let body = '';

  beforeAll(async () => {
    served = await servePages({ '/': () => e2e.pageOf(body) });
    browser = await e2e.openWithExtension(which);
    tab = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const open = async (html: string): Promise<void> => {
    body = html;
    await tab.goto(served.base);
  };

  test.each(READ)('%s', async (_, html, marks) => {
    await open(html + END);
    await e2e.expectMarks(tab, [...marks, LAST]);
  });

  test('text added later is marked within a second', async () => {
    await open(END);
    await e2e.expectMarks(tab, [LAST]);
    await tab.eval(() => document.body.insertAdjacentHTML('beforeend', '<p>On common prosperity.</p>'));
    await e2e.expectMarks(tab, [LAST, 'common prosperity'], 1000);
  });

  test('a large page that goes on changing is read now and then, to its end, and soon again after a rest', async () => {
    // What changes stands in the viewport, where all marks are painted.
    const section = '<h3>One</h3><p>On common prosperity.</p>';
    const live =
      '<div id="live" style="position: fixed; inset: 0; columns: 9; font: 2px/1 serif; background: white"></div>';
    const marks = (count: number, timeoutMs: number): Promise<boolean> =>
      e2e.poll(async () => (await tab.eval(marksIn, '#live')) === count, `${count} marks`, timeoutMs);
    await open(END + section.repeat(3000) + live);
    await e2e.waitForMarks(tab);
    const { added, changes } = await tab.eval(
      async (seconds: number, html: string) => {
        const sizes = new Set<string>();
        const box = document.querySelector('#live')!;
        let count = 0;
        for (const end = performance.now() + seconds * 1000; performance.now() < end; count++) {
          box.insertAdjacentHTML('beforeend', html);
          await new Promise((resolve) => setTimeout(resolve, 30));
          sizes.add([...CSS.highlights.values()].map(({ size }) => size).join());
        }
        return { added: count, changes: sizes.size - 1 };
      },
      4,
      section,
    );
    // Every 120 ms it would be some thirty times.
    expect(changes).toBeGreaterThan(0);
    expect(changes).toBeLessThan(15);
    await marks(added, 4000);
    await e2e.sleep(2500);
    await tab.eval((html) => document.querySelector('#live')!.insertAdjacentHTML('beforeend', html), section);
    await marks(added + 1, 700);
  });

  test('text changed later is read again', async () => {
    await open(`<p id="changing">On common prosperity.</p>${END}`);
    await e2e.expectMarks(tab, ['common prosperity', LAST]);
    await tab.eval(() => {
      (document.querySelector('#changing')!.firstChild as Text).data = 'Then on high-quality development and no more.';
    });
    await e2e.expectMarks(tab, ['high-quality development', LAST], 1000);
    await tab.eval(() => {
      document.querySelector('#changing')!.textContent = 'Nothing of the kind.';
    });
    await e2e.expectMarks(tab, [LAST], 1000);
  });

  test('a mark follows its words when markup divides them anew', async () => {
    await open(`<p id="changing">common <b>prosperity</b> is said.</p>${END}`);
    await e2e.expectMarks(tab, ['common ', 'prosperity', LAST]);
    await tab.eval(() => {
      const [before, bold] = document.querySelector('#changing')!.childNodes as unknown as [Text, Element];
      before.appendData('pros');
      bold.firstChild!.replaceWith('perity');
    });
    await e2e.expectMarks(tab, ['common pros', 'perity', LAST], 1000);
  });

  test('text taken away leaves no mark and no card', async () => {
    await open(`<p id="going">On common prosperity.</p>${END}`);
    await e2e.expectMarks(tab, ['common prosperity', LAST]);
    await e2e.rest(tab, 'common prosperity');
    await e2e.waitForCard(tab);
    await tab.eval(() => document.querySelector('#going')!.remove());
    await e2e.expectMarks(tab, [LAST], 1000);
    await e2e.waitForNoCard(tab);
  });

  test('text added to an open shadow root later is marked, in pixels too', async () => {
    await open(`<div id="host"><template shadowrootmode="open"><p>Still empty.</p></template></div>${END}`);
    await e2e.expectMarks(tab, [LAST]);
    await tab.eval(() => {
      document.querySelector('#host')!.shadowRoot!.querySelector('p')!.textContent = 'On common prosperity.';
    });
    await e2e.expectMarks(tab, [LAST, 'common prosperity'], 1000);
    await e2e.rest(tab, 'common prosperity');
    expect(await e2e.waitForCard(tab)).toBe('common prosperity');
    await tab.screenshot(e2e.picture(`shadow-root-${which}`));
  });

  test('marks in shadow trees, and in those within them, stand where their hosts do', async () => {
    const inner = '<span><template shadowrootmode="open">dual circulation</template></span>';
    const outer = `<template shadowrootmode="open">hukou ${inner} <slot></slot> whole-process people’s democracy</template>`;
    await open(`<p>On common prosperity.</p><div>${outer}Made in China 2025</div>${END}`);
    const inOrder = ['common prosperity', 'hukou', 'dual circulation', 'whole-process people’s democracy'];
    await e2e.expectMarks(tab, [...inOrder, 'Made in China 2025', LAST]);
    // Text in a slot stands where it is written, behind the tree of its host.
    expect(await e2e.marksOf(tab)).toEqual([...inOrder, 'Made in China 2025', LAST]);
  });

  test('a shadow tree is read once where what is around it is read too', async () => {
    await e2e.chooseSettings(browser, { density: 'every' });
    await open(`<div><p id="host"><template shadowrootmode="open">On hukou.</template></p></div>${END}`);
    await e2e.expectMarks(tab, ['hukou', LAST]);
    await tab.eval(() => {
      const { shadowRoot, parentElement } = document.querySelector('#host')!;
      shadowRoot!.append(' On dual circulation.');
      document.body.append(parentElement!);
    });
    await e2e.expectMarks(tab, ['hukou', 'dual circulation', LAST], 1500);
    await e2e.chooseSettings(browser);
  });

  test('text shown later, by a click, is marked', async () => {
    await open(`<details><summary>More</summary><p>On common prosperity.</p></details>${END}`);
    await e2e.expectMarks(tab, [LAST]);
    await e2e.clickOn(tab, 'summary');
    await e2e.expectMarks(tab, [LAST, 'common prosperity'], 1500);
  });

  test('a document that is written anew is read anew, and hovering works there', async () => {
    await open(END);
    await e2e.expectMarks(tab, [LAST]);
    await tab.eval(() => {
      document.open();
      document.write('<!doctype html><p style="margin:90px">Written: common prosperity and 中国共产党.');
      document.close();
    });
    await e2e.expectMarks(tab, ['common prosperity', '中国共产党'], 2000);
    await e2e.rest(tab, 'common prosperity');
    expect(await e2e.waitForCard(tab)).toBe('common prosperity');
  });

  test('marks are put back when the page clears the registry', async () => {
    await open(END);
    await e2e.expectMarks(tab, [LAST]);
    await tab.eval(() => {
      CSS.highlights.clear();
      document.body.append(document.createElement('p'));
    });
    await e2e.expectMarks(tab, [LAST], 1500);
  });
});
