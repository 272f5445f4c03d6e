import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Matcher } from '../../src/core/matcher';
import { DEFAULTS } from '../../src/core/settings';
import { choosingMarks, type Marks } from '../../src/page/marks';
import type { PageMention } from '../../src/page/mentions';
import { toEnd } from '../../src/page/slices';
import { MATCHER, byId, open, type Page } from './scanned-page';

afterEach(() => void vi.restoreAllMocks());

describe('the evidence of a page', () => {
  it('counts each text once, and goes with it', async () => {
    const page = await open('<p id="a">12:00 in Beijing and Beijing</p><p>A new era</p>');
    const verdict = (): string => {
      const mention = page.scanner.mentions().find(({ match }) => match.term === 'era')!;
      return toEnd(page.scanner.evidence()).verdictOf(mention.match, mention.around).certainty;
    };
    for (let tick = 0; tick < 5; tick++) await page.change([byId(page, 'a')]);
    expect(verdict()).toBe('no');
    byId(page, 'a').textContent = 'Beijing, Beijing, Beijing'; // a third one, which the five readings did not make
    await page.change([byId(page, 'a')]);
    expect(verdict()).toBe('possible');
    byId(page, 'a').remove();
    await page.change([]);
    expect(verdict()).toBe('no');
  });

  it('takes nothing from what is not to be read', async () => {
    const verdictBeside = async (cues: string): Promise<string> => {
      const { scanner } = await open(`<p>A new era</p>${cues}`);
      const [{ match, around }] = scanner.mentions() as [PageMention];
      return toEnd(scanner.evidence()).verdictOf(match, around).certainty;
    };
    const cues = 'Beijing, Beijing, Beijing';
    expect(await verdictBeside(`<p>${cues}</p>`)).toBe('possible');
    expect(await verdictBeside(`<p contenteditable>${cues}</p>`)).toBe('no');
    expect(await verdictBeside(`<p hidden>${cues}</p>`)).toBe('no');
    expect(await verdictBeside(`<p hidden>${cues}</p><p>${cues}</p>`)).toBe('possible');
  });

  describe('takes its cues', () => {
    let read: string[] = [];
    const listening: Matcher = {
      ...MATCHER,
      find: (text) => {
        const { cues, ...findings } = MATCHER.find(text);
        return { ...findings, cues: () => (read.push(text), cues()) };
      },
    };
    const filler = `<p>${'word '.repeat(2000)}</p>`; // more than a chunk
    const openWith = (html: string): Promise<Page> => {
      read = [];
      return open(html, listening);
    };

    it('from texts that nobody reads where no form is ambiguous', async () => {
      const { scanner } = await openWith(`<p>Beijing</p>${filler}<p>Xi Jinping</p><p>in Beijing</p>`);
      const choose = (): Marks => toEnd(choosingMarks(scanner, DEFAULTS, new Set(), () => true));
      expect(choose().visible).toHaveLength(1);
      expect(read).toEqual([]);
    });

    it('from texts that are read in steps', async () => {
      const { scanner } = await openWith(`<p>Beijing</p>${filler}<p>A new era</p>${filler}<p>in Beijing</p>`);
      const inSentence = read.length; // of the ambiguous form
      expect(inSentence).toBe(1);
      const counts: number[] = [];
      const steps = scanner.evidence();
      while (!steps.next().done) counts.push(read.length - inSentence);
      const chunks = counts.length - 1; // behind what is known from before, here nothing
      expect(chunks).toBeGreaterThan(2);
      expect(counts).toEqual([0, ...counts.keys()].slice(0, -1));
      expect(read.some((text) => text.startsWith('Beijing'))).toBe(true);
      expect(read.some((text) => text.endsWith('in Beijing'))).toBe(true);
    });

    it('from texts that are read at once behind the first twenty chunks of a long page', async () => {
      const { scanner } = await openWith(`<p>${'in Beijing '.repeat(800)}</p>`.repeat(23));
      expect(read).toHaveLength(3);
      toEnd(scanner.evidence());
      expect(read).toHaveLength(23);
    });

    it('from texts that change beside a mention at once: whether there are any is news', async () => {
      const page = await openWith('<p>Xi Jinping</p><p id="a">nothing</p>');
      byId(page, 'a').textContent = 'in Beijing';
      read = [];
      await page.change([byId(page, 'a')]);
      expect(read).toContain('in Beijing');
    });

    it('asking once of each element whether it may be read', async () => {
      const page = await openWith('<p id="a">Beijing</p><p id="b">Beijing, Beijing</p>');
      let asked = 0;
      for (const element of page.document.querySelectorAll('p')) {
        const closest = element.closest.bind(element);
        element.closest = (selector: string) => (asked++, closest(selector));
      }
      toEnd(page.scanner.evidence());
      toEnd(page.scanner.evidence());
      expect(asked).toBe(2);
      await page.change([byId(page, 'b')]);
      toEnd(page.scanner.evidence());
      expect(asked).toBe(3);
    });
  });

  it('lets go of text that has left the page', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const page = await open('<p id="a">Beijing</p><p>Xi Jinping</p>');
    const gone = new WeakRef(byId(page, 'a').firstChild!);
    for (const text of ['in Beijing', 'Beijing again', 'of Beijing']) {
      byId(page, 'a').textContent = text;
      await page.change([byId(page, 'a')]);
    }
    collect();
    expect(gone.deref()).toBeUndefined();
    expect(page.texts()).toEqual(['Xi Jinping']);
  });

  it('is weighed by the length of what has been read', async () => {
    const speaksOfChina = ({ scanner }: Page): boolean => {
      const mention = scanner.mentions().find(({ match }) => match.term === 'era')!;
      return 'chinaOnPage' in toEnd(scanner.evidence()).signsOf(mention.match, mention.around);
    };
    const openWith = (filler: string): Promise<Page> =>
      open(`<p>Beijing</p><p id="filler">${filler}</p><p id="last">A new era</p>`);
    expect(speaksOfChina(await openWith('word '.repeat(700)))).toBe(true);
    expect(speaksOfChina(await openWith('word '.repeat(900)))).toBe(false);
    const page = await openWith('word '.repeat(300));
    for (let time = 0; time < 5; time++) await page.change([byId(page, 'filler')]); // counts twice, and no more
    expect(speaksOfChina(page)).toBe(true);
    const added = page.document.createElement('p');
    byId(page, 'last').after(added);
    added.textContent = 'word '.repeat(300);
    await page.change([added]);
    expect(speaksOfChina(page)).toBe(false);
    added.textContent = 'in Beijing '.repeat(2);
    await page.change([added]);
    expect(speaksOfChina(page)).toBe(true);
  });
});
