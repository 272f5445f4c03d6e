import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { createLengths } from '../../src/page/lengths';

/** A page of so many paragraphs, each of which has been read by itself, in 10 code units. */
function pageOf(count: number) {
  const { document } = parseHTML(`<html><body>${'<p></p>'.repeat(count)}</body></html>`);
  const lengths = createLengths();
  for (const paragraph of document.querySelectorAll('p')) lengths.add(paragraph, 10);
  return { lengths, body: document.body, paragraphs: [...document.querySelectorAll('p')] };
}

describe('lengths', () => {
  it('counts what is read again once', () => {
    const { lengths, paragraphs } = pageOf(3);
    lengths.begin(new Set([paragraphs[1]!]));
    lengths.add(paragraphs[1]!, 4);
    lengths.add(paragraphs[1]!, 3);
    expect(lengths.total()).toBe(27);
  });

  it('forgets what has gone, and what lies in a subtree that is read again', () => {
    const { lengths, body, paragraphs } = pageOf(3);
    paragraphs[0]!.remove();
    lengths.begin(new Set());
    expect(lengths.total()).toBe(20);
    lengths.begin(new Set([body]));
    expect(lengths.total()).toBe(0);
  });

  it('forgets it in large pages too, within sixteen readings', () => {
    const { lengths, body } = pageOf(500);
    body.innerHTML = '';
    lengths.begin(new Set());
    expect(lengths.total()).toBe(5000);
    for (let reading = 2; reading <= 16; reading++) lengths.begin(new Set());
    expect(lengths.total()).toBe(0);
  });
});
