import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULTS } from '../../src/core/settings';
import { choosingMarks, type Marks } from '../../src/page/marks';
import type { PageMention } from '../../src/page/mentions';
import { byId, open, type Page } from './scanned-page';

afterEach(() => void vi.restoreAllMocks());

describe('the evidence of a page', () => {
  it('counts each text once, and goes with it', async () => {
    const page = await open('<p id="a">12:00 in Beijing and Beijing</p><p>A new era</p>');
    const verdict = (): string => {
      const mention = page.scanner.mentions().find(({ match }) => match.term === 'era')!;
      return page.scanner.evidence().verdictOf(mention.match, mention.around).certainty;
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
      return scanner.evidence().verdictOf(match, around).certainty;
    };
    const cues = 'Beijing, Beijing, Beijing';
    expect(await verdictBeside(`<p>${cues}</p>`)).toBe('possible');
    expect(await verdictBeside(`<p contenteditable>${cues}</p>`)).toBe('no');
    expect(await verdictBeside(`<p hidden>${cues}</p>`)).toBe('no');
    expect(await verdictBeside(`<p hidden>${cues}</p><p>${cues}</p>`)).toBe('possible');
  });

  it('is gathered where a mention is ambiguous, and then once', async () => {
    const page = await open('<p id="a">Xi Jinping in Beijing</p>');
    const evidence = vi.fn(page.scanner.evidence);
    const choose = (): Marks => {
      const steps = choosingMarks({ ...page.scanner, evidence }, DEFAULTS, new Set(), () => true);
      for (;;) {
        const { done, value } = steps.next();
        if (done) return value;
      }
    };
    expect(choose().visible).toHaveLength(1);
    expect(evidence).not.toHaveBeenCalled();
    byId(page, 'a').textContent = 'Xi Jinping, new era, Beijing, Beijing, new era, Beijing';
    await page.change([byId(page, 'a')]);
    expect(choose().visible).toHaveLength(3);
    expect(evidence).toHaveBeenCalledTimes(1);
  });

  it('is weighed by the length of what has been read', async () => {
    const speaksOfChina = ({ scanner }: Page): boolean => {
      const mention = scanner.mentions().find(({ match }) => match.term === 'era')!;
      return 'chinaOnPage' in scanner.evidence().signsOf(mention.match, mention.around);
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
