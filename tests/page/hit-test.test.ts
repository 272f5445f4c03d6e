import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { createHitTest, type HitTest } from '../../src/page/hit-test';
import type { PageMention } from '../../src/page/mentions';

const { document } = parseHTML(
  `<!doctype html><html><body><main><p id="told">On <b>common</b> prosperity</p><p id="plain">Nothing <i>here</i></p></main>
  <aside>Nor here</aside><div id="host"></div></body></html>`,
);
const root = document.querySelector('#host')!.attachShadow({ mode: 'open' });
root.innerHTML = '<section><em>common prosperity</em><u>plain</u></section>';

/** A mention that runs over these texts; nothing else of it is asked for. */
const mentionIn = (...nodes: (Node | null)[]): PageMention =>
  ({ segments: nodes.map((node) => ({ node: node as Text, start: 0, end: 6 })) }) as PageMention;

const find = (selector: string): Element => document.querySelector(selector)!;
const nearOf = (hitTest: HitTest): string[] =>
  ['b', '#told', 'main', 'body', 'html', '#plain', 'i', 'aside', '#host'].filter((selector) =>
    hitTest.isNear(find(selector)),
  );

describe('what can be under the pointer', () => {
  it('is near no target without mentions', () => {
    expect(nearOf(createHitTest(() => []))).toEqual([]);
  });

  it('is a mention for the elements around its texts, and for no others', () => {
    const hitTest = createHitTest(() => []);
    hitTest.set([mentionIn(find('b').firstChild, find('b').nextSibling)]);
    expect(nearOf(hitTest)).toEqual(['b', '#told', 'main', 'body', 'html']);
    expect(hitTest.isNear(null)).toBe(false);
  });

  it('is a mention in a shadow tree for its host, which is the target outside', () => {
    const hitTest = createHitTest(() => [root]);
    hitTest.set([mentionIn(root.querySelector('em')!.firstChild)]);
    expect(nearOf(hitTest)).toEqual(['body', 'html', '#host']);
    expect(hitTest.isNear(root.querySelector('em'))).toBe(true);
    expect(hitTest.isNear(root.querySelector('u'))).toBe(false);
  });

  it('changes with the mentions', () => {
    const hitTest = createHitTest(() => []);
    hitTest.set([mentionIn(find('b').firstChild)]);
    expect(nearOf(hitTest)).toContain('b');
    hitTest.set([mentionIn(find('i').firstChild)]);
    expect(nearOf(hitTest)).toEqual(['main', 'body', 'html', '#plain', 'i']);
    hitTest.set([]);
    expect(nearOf(hitTest)).toEqual([]);
  });
});
