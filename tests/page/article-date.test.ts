import { parseHTML } from 'linkedom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDateReader, readArticleDate } from '../../src/page/article-date';

const LATEST = '2026-11-28';

function open(head: string, body = ''): void {
  const { document } = parseHTML(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`);
  vi.stubGlobal('document', document);
}
const data = (value: unknown): string =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;
const meta = (name: string, content: string, kind = 'name'): string => `<meta ${kind}="${name}" content="${content}">`;

/** What the page says, shortly: one day, or two joined by "to". */
function dateOf(head: string, body = ''): string | null {
  open(head, body);
  const date = readArticleDate(LATEST);
  return date && [...new Set([date.first, date.last])].join(' to ');
}

afterEach(() => vi.unstubAllGlobals());

const NEWS = { '@context': 'https://schema.org', '@type': 'NewsArticle', datePublished: '2019-06-03T08:00:00+08:00' };

describe('linked data', () => {
  it.each<[string, unknown, string | null]>([
    ['an article', NEWS, '2019-06-03'],
    ['a list with an article', [{ '@type': 'Organization' }, NEWS], '2019-06-03'],
    ['an article in a graph', { '@graph': [{ '@type': 'WebSite', datePublished: '2001-01-01' }, NEWS] }, '2019-06-03'],
    ['an article of a page', { '@type': 'WebPage', mainEntity: NEWS }, '2019-06-03'],
    ['a type among others', { ...NEWS, '@type': ['Thing', 'BlogPosting'] }, '2019-06-03'],
    ['a type by its address', { ...NEWS, '@type': 'http://schema.org/Article' }, '2019-06-03'],
    ['an article changed long after', { ...NEWS, dateModified: '2024-01-02' }, '2019-06-03 to 2024-01-02'],
    ['an article corrected', { ...NEWS, dateModified: '2019-06-05' }, '2019-06-03'],
    ['one wrapped for old parsers', `\n<![CDATA[ ${JSON.stringify(NEWS)} ]]>\n`, '2019-06-03'],
    ['something else', { ...NEWS, '@type': 'VideoObject' }, null],
    ['an author of articles', { ...NEWS, '@type': 'ArticleAuthor' }, null],
    ['a list of other articles', { '@type': 'ItemList', itemListElement: [NEWS] }, null],
    ['articles of several days', [NEWS, { ...NEWS, datePublished: '2020-01-01' }], null],
    ['a date of another shape', { ...NEWS, datePublished: { '@value': '2019-06-03' } }, null],
    ['a type that cannot be read', { ...NEWS, '@type': { toString: 1 } }, null],
    ['malformed data', '{"@type": "NewsArticle", "datePublished": "2019-06-03"', null],
    ['nothing', 'null', null],
    ['endless nesting', '['.repeat(150_000) + ']'.repeat(150_000), null],
    ['more than is read', { ...NEWS, articleBody: 'x'.repeat(400_000) }, null],
  ])('of %s', (_what, value, expected) => {
    expect(dateOf(data(value))).toBe(expected);
  });

  it('that is malformed does not hide what follows', () => {
    expect(dateOf(data('{') + data({ ...NEWS, articleBody: 'x'.repeat(400_000) }) + data(NEWS))).toBe('2019-06-03');
  });
});

describe('meta elements', () => {
  it.each([
    ['article:published_time', 'property'],
    ['og:published_time', 'property'],
    ['article:published_time', 'name'],
    ['datePublished', 'itemprop'],
    ['datePublished dateCreated', 'itemprop'],
    ['parsely-pub-date', 'name'],
    ['sailthru.date', 'name'],
    ['PubDate', 'name'],
    ['publishdate', 'name'],
    ['publish_date', 'name'],
    ['firstpublishedtime', 'name'],
    ['DC.date', 'name'],
    ['DC.Date.Issued', 'name'],
    ['dcterms.created', 'name'],
    ['citation_publication_date', 'name'],
    ['og:time ', 'name'],
    ['date', 'name'],
  ])('named %s in %s date the page', (name, kind) => {
    expect(dateOf(meta(name, '2019-06-03 08:00', kind))).toBe('2019-06-03');
  });

  it.each(['publisher', 'article:publisher', 'publishedtype', 'lastupdate', 'cachetime', 'expires', 'foundingDate'])(
    'named %s do not',
    (name) => {
      expect(dateOf(meta(name, '2019-06-03'))).toBeNull();
    },
  );

  it('count by their names, not by their order', () => {
    expect(dateOf(meta('date', '2020-02-02') + meta('article:published_time', '2019-06-03', 'property'))).toBe(
      '2019-06-03',
    );
  });

  it('that name several days give way to others', () => {
    const several = meta('datePublished', '2018-01-01', 'itemprop') + meta('datePublished', '2018-01-02', 'itemprop');
    expect(dateOf(several)).toBeNull();
    expect(dateOf(several + meta('date', '2019-06-03'))).toBe('2019-06-03');
  });

  it('say when the page was changed, but not instead of when it was published', () => {
    const changed = meta('article:modified_time', '2024-01-02T00:00:00Z', 'property');
    expect(dateOf(changed + meta('date', '2019-06-03'))).toBe('2019-06-03 to 2024-01-02');
    expect(dateOf(changed)).toBeNull();
  });

  it.each(['2031-01-01', '1970-01-01', 'June 3, 2019', ''])('with the date %j are passed over', (content) => {
    expect(dateOf(meta('article:published_time', content) + meta('date', '2019-06-03'))).toBe('2019-06-03');
  });
});

const time = (day: string, more = ''): string => `<time datetime="${day}" ${more}>then</time>`;

describe('times in the page', () => {
  it.each<[string, string, string | null]>([
    ['the header of the article', `<article><header>${time('2019-06-03')}</header></article>`, '2019-06-03'],
    ['the header of the main part', `<main><header>${time('2019-06-03')}</header></main>`, '2019-06-03'],
    ['the article, marked as its date', `<article><p>${time('2019-06-03', 'pubdate')}</p></article>`, '2019-06-03'],
    [
      'the article, marked as data',
      `<article>${time('2019-06-03', 'itemprop="datePublished"')}</article>`,
      '2019-06-03',
    ],
    [
      'a header that also has the last change',
      `<article><header>${time('2020-02-02', 'itemprop="dateModified"')}${time('2019-06-03')}${time('2020-01-01')}</header></article>`,
      '2019-06-03',
    ],
    [
      'an article with comments',
      `<article><header>${time('2019-06-03')}</header><article><header>${time('2019-07-01')}</header></article></article>`,
      '2019-06-03',
    ],
    ['the text', `<article><p>It began on ${time('2019-06-03')}.</p></article>`, null],
    ['the header of the site', `<header>${time('2019-06-03')}</header>`, null],
    [
      'several articles',
      `<main><article><header>${time('2019-06-03')}</header></article><article><header>${time('2019-07-01')}</header></article></main>`,
      null,
    ],
    ['a length', `<article><header>${time('PT3M42S')}</header></article>`, null],
    ['nothing', '<article><header><time>yesterday</time></header></article>', null],
  ])('in %s', (_where, body, expected) => {
    expect(dateOf('', body)).toBe(expected);
  });
});

describe('the date of a page', () => {
  const TIME = `<article><header>${time('2017-01-01')}</header></article>`;

  it('is taken from data before meta elements before times', () => {
    expect(dateOf(data(NEWS) + meta('date', '2018-01-01'), TIME)).toBe('2019-06-03');
    expect(dateOf(meta('date', '2018-01-01'), TIME)).toBe('2018-01-01');
    expect(dateOf('', TIME)).toBe('2017-01-01');
    expect(dateOf('')).toBeNull();
  });

  it('is found in good time among thousands of elements', () => {
    const many = data({ ...NEWS, '@type': 'Thing' }).repeat(5000) + meta('robots', 'all').repeat(5000);
    open(many, `<article><header>${time('yesterday').repeat(5000)}</header></article>`);
    const parse = vi.spyOn(JSON, 'parse');
    expect(readArticleDate(LATEST)).toBeNull();
    expect(parse.mock.calls.length).toBeGreaterThan(0);
    expect(parse.mock.calls.length).toBeLessThanOrEqual(300);
    parse.mockRestore();
  });

  it('is read once, and again when the page has changed', () => {
    open(meta('date', '2019-06-03'));
    const reader = createDateReader(() => LATEST);
    expect(reader.read()?.first).toBe('2019-06-03');
    document.querySelector('meta')!.setAttribute('content', '2020-01-01');
    expect(reader.read()?.first).toBe('2019-06-03');
    reader.forget();
    expect(reader.read()?.first).toBe('2020-01-01');
  });
});
