/** Headings before a node: asked of the page once in a reading. */
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { createSections } from '../../src/page/sections';

function page(body: string) {
  const { document } = parseHTML(`<html><body>${body}</body></html>`);
  let asked = 0;
  const query = document.querySelectorAll.bind(document);
  document.querySelectorAll = (selector: string) => (asked++, query(selector));
  const { headingBefore, begin } = createSections();
  const before = (id: string): string | null => headingBefore(document.getElementById(id)!)?.textContent ?? null;
  return { document, before, begin, asked: () => asked };
}

describe('the heading before a node', () => {
  test('is the last one before it, or none', () => {
    const { before } = page('<p id="a">.</p><h2>One</h2><p id="b">.</p><h3>Two</h3><p id="c">.</p>');
    expect([before('a'), before('b'), before('c')]).toEqual([null, 'One', 'Two']);
  });

  test('is asked for once, however many nodes are read', () => {
    const { before, asked } = page('<h2>One</h2><p id="a">.</p><p id="b">.</p>');
    expect([before('a'), before('b')]).toEqual(['One', 'One']);
    expect(asked()).toBe(1);
  });

  test('is another one where the page has changed between two readings', () => {
    const { document, before, begin, asked } = page('<h2>One</h2><p id="a">.</p>');
    expect(before('a')).toBe('One');
    const heading = document.createElement('h2');
    heading.textContent = 'Two';
    document.getElementById('a')!.before(heading);
    begin();
    expect(before('a')).toBe('Two');
    expect(asked()).toBe(2);
  });
});
