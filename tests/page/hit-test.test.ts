import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

describe('the mention under the pointer', () => {
  const mention = mentionIn(find('b').firstChild);
  let left = 0; // where it lies, 60 pixels wide
  let measured = 0;

  /** What a browser says of a line of text that begins at `left`, from 0 to 20 pixels down. */
  class LaidOut {
    setStart(): void {}
    setEnd(): void {}
    getClientRects(): Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>[] {
      measured++;
      return [{ left, right: left + 60, top: 0, bottom: 20 }];
    }
  }

  beforeEach(() => {
    [left, measured] = [100, 0];
    vi.stubGlobal('Range', LaidOut);
    vi.stubGlobal('document', { caretPositionFromPoint: () => ({ offsetNode: find('b').firstChild, offset: 3 }) });
  });
  afterEach(() => vi.unstubAllGlobals());

  const eventAt = (x: number, timeStamp: number, target = find('b')) => ({ target, x, y: 10, timeStamp });
  function marked(): HitTest {
    const hitTest = createHitTest(() => []);
    hitTest.set([mention]);
    return hitTest;
  }
  /** Marks a mention, and asks whether the pointer is on it there and then. */
  function pointer(): (x: number, timeStamp: number) => boolean {
    const hitTest = marked();
    return (x, timeStamp) => hitTest.at(eventAt(x, timeStamp)) === mention;
  }

  it('is measured once a second, however often the pointer moves on it', () => {
    const isOn = pointer();
    for (let time = 1000; time <= 2000; time += 20) expect(isOn(100 + (time - 1000) / 25, time)).toBe(true);
    expect(measured).toBe(1);
    expect(isOn(150, 2001)).toBe(true);
    expect(isOn(151, 3001)).toBe(true);
    expect(measured).toBe(2);
  });

  it('is no longer there after that time where the page has moved it away', () => {
    const isOn = pointer();
    expect(isOn(110, 1000)).toBe(true);
    left = 500;
    expect(isOn(111, 2000)).toBe(true);
    expect(isOn(112, 2001)).toBe(false);
  });

  it('is told to be still there only of itself, in its element and on its line, by moves that lead somewhere', () => {
    const hitTest = marked();
    expect(hitTest.isStillOn(mention, eventAt(110, 1000))).toBe(false); // not yet found
    expect(hitTest.at(eventAt(110, 1000))).toBe(mention);
    expect(hitTest.isStillOn(mention, eventAt(111, 1010))).toBe(true);
    expect(hitTest.isStillOn(mention, eventAt(111, 1020))).toBe(false);
    expect(hitTest.isStillOn(undefined, eventAt(112, 1030))).toBe(false);
    expect(hitTest.isStillOn(mentionIn(find('b').firstChild), eventAt(113, 1030))).toBe(false);
    expect(hitTest.isStillOn(mention, eventAt(114, 1030, find('i')))).toBe(false);
    expect(hitTest.isStillOn(mention, eventAt(161, 1030))).toBe(false);
    expect(hitTest.isStillOn(mention, eventAt(115, 2001))).toBe(false);
    expect(hitTest.isStillOn(mention, eventAt(115, 2000))).toBe(true);
    expect(measured).toBe(1);
    hitTest.set([mention]);
    expect(hitTest.isStillOn(mention, eventAt(116, 1040))).toBe(false); // marks are new
  });

  it('is no longer there at once where the page has moved and the pointer has not', () => {
    const isOn = pointer();
    expect(isOn(110, 1000)).toBe(true);
    expect(isOn(111, 1010)).toBe(true);
    left = 500;
    expect(isOn(111, 1020)).toBe(false);
  });

  it('is left by a pointer that goes beside it, and found again, without waiting', () => {
    const isOn = pointer();
    expect(isOn(110, 1000)).toBe(true);
    expect(isOn(161, 1010)).toBe(false);
    left = 150;
    expect(isOn(161, 1020)).toBe(true);
  });
});
