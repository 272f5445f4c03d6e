import { afterEach, describe, expect, it, vi } from 'vitest';
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

  it('asks of cues before the first mention whether they may be read, and of others while they are read', async () => {
    let asked = 0;
    const countIn = (page: Page): void => {
      for (const element of page.document.querySelectorAll('p')) {
        const closest = element.closest.bind(element);
        element.closest = (selector: string) => (asked++, closest(selector));
      }
    };
    const page = await open('<p id="a">Beijing</p><p id="b">Beijing</p><p id="c">nothing</p>');
    countIn(page);
    await page.change([byId(page, 'b')]);
    expect(asked).toBe(0);
    byId(page, 'c').textContent = 'Xi Jinping';
    await page.change([byId(page, 'c')]);
    expect(asked).toBe(1); // for the mention
    await page.change([byId(page, 'b')]);
    expect(asked).toBe(2); // with its text, not all at once at the end
    page.scanner.evidence();
    expect(asked).toBe(3); // for what came before the mention
    page.scanner.evidence();
    expect(asked).toBe(3);
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
