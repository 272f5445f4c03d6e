/** Characters beside a form that make another word of it, from the word list. */
import { describe, expect, it } from 'vitest';
import { neighboursOf, type Neighbour, type Side } from '../../src/glossary/compile/neighbours';
import { readWordList } from '../../src/glossary/compile/word-list';

const words = readWordList();
const find = (form: string, side: Side, char: string): Neighbour | undefined =>
  neighboursOf(form, side, words).find((neighbour) => neighbour.char === char);

describe('neighbours', () => {
  it.each<[form: string, side: Side, char: string, word: string]>([
    ['求是', 'before', '要', '要求'],
    ['求是', 'after', '否', '是否'],
    ['台独', 'before', '平', '平台'],
    ['台獨', 'after', '立', '独立'],
    ['新时代', 'before', '崭', '崭新'],
    ['党员', 'before', '民', '国民党'],
  ])('of %s: %s it %s, as in %s', (form, side, char, word) => {
    expect(find(form, side, char)?.across).toContain(word);
  });

  it('are read as part of the other word where that is the usual one', () => {
    expect(find('求是', 'before', '要')?.crossed).toBe(1);
    // 京 stands at the end of 北京 more often than at the beginning of 京剧, but not always.
    expect(find('北京', 'after', '剧')?.crossed).toBeGreaterThan(0);
    expect(find('北京', 'after', '剧')?.crossed).toBeLessThan(1);
  });

  it('are the more usual ones first', () => {
    const shares = neighboursOf('北京', 'after', words).map(({ crossed }) => crossed);
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });

  it('of words that hold the whole form are told apart', () => {
    expect(find('北京', 'after', '市')).toMatchObject({ across: [], crossed: 0, around: ['北京市'] });
  });

  it('are none with which there is no word', () => {
    expect(find('求是', 'before', '们')).toBeUndefined();
    expect(find('北京', 'after', '说')).toBeUndefined();
  });
});
