/** Pages that get in the way, on purpose or not: the card is there, looks as it should and can be clicked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePages, type Served } from '../../src/cli/browsers/serve-pages';
import type { Browser, Tab } from '../../src/cli/browsers/tab';
import { decodePng, pixelsIn } from './png';
import * as e2e from './harness';

const TERMS = 'The Communist Party of China speaks of common prosperity.';
const PLAIN = `<p style="margin-top: 120px">${TERMS}</p>`;

/** Inputs of these names stand as properties on their form, before the built-in ones. */
const CLOBBERING =
  'nextSibling parentNode parentElement firstChild nodeName nodeType isConnected shadowRoot closest contains getRootNode compareDocumentPosition checkVisibility scrollIntoView'.split(
    ' ',
  );

interface Hostile {
  body?: string;
  head?: string;
  /** Content-Security-Policy of the page. */
  csp?: string;
  /** Done before the pointer goes to the term. */
  before?: (tab: Tab) => Promise<void>;
  /** What the card stands in, if not in the root element. */
  inside?: string;
}

const PAGES: Record<string, Hostile> = {
  'an ordinary page': {},
  'a policy that forbids everything': { csp: "default-src 'none'" },
  'Trusted Types': { csp: "require-trusted-types-for 'script'; trusted-types 'none'" },
  'rules that unset everything and hide every div': {
    head: '<style>* { all: unset !important } div { display: none !important } style, title { display: none !important }</style>',
  },
  'a huge root font and loud rules for every element': {
    head: `<style>:root { font-size: 62px } * { letter-spacing: 9px; text-transform: uppercase; color: red !important;
      background: lime !important; transition: all 9s; animation: none } p { font-size: 18px }</style>`,
  },
  'elements with the highest z-index over the page': {
    head: '<style>#over { position: fixed; inset: 60% 0 0 0; z-index: 2147483647; background: teal }</style>',
    body: `${PLAIN}<span id="over">Over everything.</span>`,
  },
  'built-ins that the page has replaced': {
    head: `<script>
      Array.prototype.map = Array.prototype.filter = () => { throw new Error('map'); };
      Array.prototype[Symbol.iterator] = Map.prototype.get = () => { throw new Error('iterator'); };
      Element.prototype.matches = Element.prototype.attachShadow = Node.prototype.contains = () => { throw new Error('DOM'); };
      JSON.stringify = () => { throw new Error('JSON'); };
    </script>`,
  },
  'names of forms that hide those of the document': {
    body: `${PLAIN}<form name="body"></form><form name="documentElement"></form><img name="querySelector"><img name="head">
      <form><input name="matches"><input name="append"></form>`,
  },
  'a form around the term whose inputs have the names of what a tree is walked by': {
    body: `<form>${CLOBBERING.map((name) => `<input name="${name}">`).join('')}${PLAIN}</form>`,
  },
  'a form in place of the root element, with an input of the name of what listens': {
    before: async (tab) => {
      await tab.eval(() => {
        const form = document.createElement('form');
        form.innerHTML = '<input name="addEventListener">';
        form.append(...document.body.childNodes);
        document.documentElement.replaceWith(form);
      });
      await e2e.sleep(500); // it is seen and read anew
    },
  },
  'a modal dialog that holds the term': {
    body: `<button onclick="document.querySelector('dialog').showModal()">Open</button>
      <dialog><p>${TERMS}</p><p style="height: 240px"></p></dialog>`,
    before: (tab) => e2e.clickOn(tab, 'button'),
    inside: 'dialog',
  },
  'a popover of the page that holds the term': {
    body: `<button popovertarget="news">Open</button><section id="news" popover style="margin: 100px"><p>${TERMS}</p></section>`,
    before: (tab) => e2e.clickOn(tab, 'button'),
    inside: 'section',
  },
  'an element in full screen': {
    body: `<section style="background: white"><button>Full screen</button>${PLAIN}</section>`,
    head: `<script>addEventListener('click', () => document.querySelector('section').requestFullscreen(), { once: true })</script>`,
    before: async (tab) => {
      await e2e.clickOn(tab, 'button');
      await tab.waitFor(() => document.fullscreenElement !== null);
      await e2e.sleep(500);
    },
    inside: 'section',
  },
};

describe.each(e2e.BROWSERS)('hostile pages in %s', (which) => {
  let served: Served;
  let browser: Browser;
  let tab: Tab;
  let page: Hostile = {};

  beforeAll(async () => {
    served = await servePages({ '/': () => e2e.pageOf(page.body ?? PLAIN, page.head) });
    browser = await e2e.openWithExtension(which);
    tab = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  /** What our own sheets decide of the card: were the page to reach it, these would differ. */
  const look = (): Promise<Record<string, string> | null> =>
    tab.evalInShadow(e2e.HOST, (root) => {
      const dialog = root.querySelector('[role="dialog"]')!;
      const names = [
        'width',
        'color',
        'backgroundColor',
        'fontSize',
        'letterSpacing',
        'display',
        'opacity',
        'visibility',
      ];
      const style = getComputedStyle(dialog) as unknown as Record<string, string>;
      const found: Record<string, string> = {};
      // In the page's world, in which nothing may be iterated.
      for (let at = 0; at < names.length; at++) found[names[at]!] = style[names[at]!]!;
      return found;
    });

  /** Which share of the card's box has the card's own ground? */
  const shareOfGround = async (file: string): Promise<number> => {
    const ground = (await look())!['backgroundColor']!.match(/[\d.]+/g)!.map(Number);
    const colour = (ground[0]! << 16) | (ground[1]! << 8) | ground[2]!;
    const pixels = pixelsIn(decodePng(await tab.screenshot(file)), (await e2e.cardBox(tab))!);
    return pixels.filter((pixel) => pixel === colour).length / pixels.length;
  };

  let ordinary: Record<string, string> | null = null;
  test.each(Object.entries(PAGES))('%s', async (name, hostile) => {
    page = hostile;
    await tab.mouse(990, 5);
    await tab.goto(served.base + (hostile.csp ? `?csp=${encodeURIComponent(hostile.csp)}` : ''));
    await hostile.before?.(tab);
    await e2e.waitForMarks(tab);
    await e2e.rest(tab, 'common prosperity');
    expect(await e2e.waitForCard(tab)).toBe('common prosperity');
    if (hostile.inside !== undefined)
      expect(await tab.eval((host) => document.querySelector(host)!.parentElement!.localName, e2e.HOST)).toBe(
        hostile.inside,
      );

    ordinary ??= await look();
    expect(await look()).toEqual(ordinary);
    const file = e2e.picture(`hostile-${Object.keys(PAGES).indexOf(name)}-${which}`);
    expect(await shareOfGround(file)).toBeGreaterThan(0.6);

    await e2e.clickInCard(tab, '.menu > button');
    await e2e.poll(async () => (await e2e.cardBox(tab, '[role="menuitem"]')) !== null, 'a menu');
    await e2e.clickInCard(tab, '.popover-bar > .icon-button');
    await e2e.waitForNoCard(tab);
    if (hostile.inside === 'dialog') expect(await tab.eval(() => document.querySelector('dialog')!.open)).toBe(true);
    if (hostile.inside === 'section' && name.includes('popover'))
      expect(await tab.eval(() => document.querySelector('section')!.matches(':popover-open'))).toBe(true);
    if (name.includes('full screen')) await tab.eval(() => document.exitFullscreen());
  });

  test('a page of which the root is zoomed: the card stands at its term, inside the viewport', async () => {
    page = {
      head: '<style>html { zoom: 2 }</style>',
      body: '<p style="margin-top: 120px">On common prosperity: the Communist Party of China.',
    };
    await tab.goto(served.base);
    await e2e.waitForMarks(tab);
    // Boxes of a zoomed page are in its own or in the viewport's pixels; the pointer settles which by finding the term.
    await e2e.rest(tab, 'common prosperity');
    expect(await e2e.waitForCard(tab)).toBe('common prosperity');
    await tab.screenshot(e2e.picture(`hostile-zoom-${which}`));
    const line = await e2e.boxOf(tab, 'common prosperity');
    const card = (await e2e.cardBox(tab))!;
    expect(card.top >= line.bottom || card.bottom <= line.top).toBe(true);
    expect(Math.min(Math.abs(card.top - line.bottom), Math.abs(line.top - card.bottom))).toBeLessThan(30);
    expect(card.left).toBeGreaterThanOrEqual(0);
    expect(card.right).toBeLessThanOrEqual(1000);
    expect(card.bottom).toBeLessThanOrEqual(700);
    await e2e.clickInCard(tab, '.popover-bar > .icon-button');
    await e2e.waitForNoCard(tab);
  });

  test('where the page itself is broken by a rule, the rule was there: divs are gone', async () => {
    page = PAGES['rules that unset everything and hide every div']!;
    await tab.goto(served.base);
    const display = await tab.eval(() => {
      const div = document.body.appendChild(document.createElement('div'));
      return getComputedStyle(div).display;
    });
    expect(display).toBe('none');
  });
});
