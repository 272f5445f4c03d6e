/**
 * What a page says of when it was written: in its linked data, in its meta elements, in the header of its article. The work is
 * bounded, whatever the page holds.
 */
import type { PageDate } from '../core/article-date';
import { closest, comparePlaces, elementOf, page } from './tree';

/** Elements of one kind that are looked at, and dates of one kind that are taken. */
const MOST = 300;
/** Characters of linked data that are parsed, all scripts together. */
const MOST_DATA = 400_000;
/** Characters of a name or a date that are read. */
const LENGTH = 99;

export interface DateReader {
  /** What the page says; none where it says nothing. */
  read: () => readonly PageDate[];
  /** The page has changed: it is read again when asked. */
  forget: () => void;
}

/** Reads the page when asked, and once until it changes. */
export function createDateReader(): DateReader {
  let known: readonly PageDate[] | null = null;
  return {
    read: () => (known ??= readPageDates()),
    forget: () => (known = null),
  };
}

/** The dates of the page as it stands: whatever begins like one. Which of them counts is for `core/article-date.ts` to say. */
export function readPageDates(): PageDate[] {
  return [...dataDates(), ...metaDates(), ...headerTimes()].filter(({ text }) => /^\s*(199|20)\d/.test(text));
}

type Data = Readonly<Record<string, unknown>>;

/** What linked data says of articles. */
function dataDates(): PageDate[] {
  return findArticles()
    .slice(0, MOST)
    .flatMap((article) =>
      ['datePublished', 'dateModified'].map((name) => ({
        ...{ from: 'data' as const, name },
        text: typeof article[name] === 'string' ? article[name].slice(0, LENGTH) : '',
      })),
    );
}

function findArticles(): Data[] {
  const found: Data[] = [];
  let left = MOST_DATA;
  for (const script of page.findAll('script[type="application/ld+json" i]', MOST)) {
    const text = script.textContent ?? '';
    if (text.length > left) continue;
    left -= text.length;
    try {
      collectArticles(JSON.parse(text.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '')), found, 4);
    } catch {
      // Malformed, or made to break what reads it.
    }
  }
  return found;
}

/** No deeper than articles of the page itself stand: what lists and references hold are others. */
function collectArticles(data: unknown, found: Data[], depth: number): void {
  if (typeof data !== 'object' || data === null || depth === 0) return;
  if (Array.isArray(data)) return data.forEach((item) => collectArticles(item, found, depth - 1));
  const { '@type': type, '@graph': graph, mainEntity } = data as Data;
  if (/(?:Article|Posting|Report)\b/.test(String(type))) found.push(data as Data);
  collectArticles(graph, found, depth - 1);
  collectArticles(mainEntity, found, depth - 1);
}

/** What meta elements say, under their `name`, `property` and `itemprop`. */
function metaDates(): PageDate[] {
  return page.findAll('meta[content]', MOST).map((meta) => {
    const [text = '', ...names] = ['content', 'name', 'property', 'itemprop'].map(
      (key) => meta.getAttribute(key)?.slice(0, LENGTH) ?? '',
    );
    return { from: 'meta', name: names.join(''), text };
  });
}

/**
 * The first time in the header of each article that is no part of another: comments have theirs. What stands before the first
 * paragraph counts as a header too.
 */
function headerTimes(): PageDate[] {
  const times = new Map<Element, string>();
  const [text] = page.findAll(':is(article, main, [role="main"]) p', 1);
  for (const time of page.findAll('time:is([datetime], [content]):not([itemprop~="dateModified"])', MOST)) {
    const article = closest(time, 'article, main, [role="main"]');
    const around = article && elementOf(article);
    if (!around || times.has(article) || closest(around, 'article')) continue;
    const isInHeader = closest(time, 'header, [pubdate], [itemprop~="datePublished"]') !== null;
    if (isInHeader || (text && comparePlaces(time, text) < 0))
      times.set(article, time.getAttribute('datetime') ?? time.getAttribute('content') ?? '');
  }
  return [...times.values()].map((text) => ({ from: 'time', name: '', text: text.slice(0, LENGTH) }));
}
