/**
 * When a page says that it was written: in its linked data, else in its meta elements, else in the header of its article.
 * Where one of them names several days, as in a list of articles, it says nothing. The work is bounded, whatever the page holds.
 */
import { readDay, toArticleDate, type ArticleDate } from '../core/stages';
import { closest, comparePlaces, elementOf, page } from './tree';

/** Elements of one kind that are looked at. */
const MOST = 300;
/** Characters of linked data that are parsed, all scripts together. */
const MOST_DATA = 400_000;

/** Names of meta elements, of which the letters alone count; the most telling first. */
const PUBLISHED = [
  /articlepublished/,
  /datepublished|publish(ed)?(date|time)|firstpublished|pubdate|issued/,
  /^(dc|dcterms|p|sailthru|citation)?date$|created|publicationdate|^ogtime$/,
];
const CHANGED = [/(article|date|terms)modified|ogupdatedtime/];

export interface DateReader {
  /** The date of the page; null where it says none that can be trusted. */
  read: () => ArticleDate | null;
  /** The page has changed: it is read again when asked. */
  forget: () => void;
}

/** Reads the page when asked, and once until it changes. No day after `latest` is one of an article. */
export function createDateReader(latest: () => string): DateReader {
  let known: ArticleDate | null | undefined;
  return {
    read: () => (known === undefined ? (known = readArticleDate(latest())) : known),
    forget: () => (known = undefined),
  };
}

/** The date of the page as it stands; null where it says none that can be trusted. */
export function readArticleDate(latest: string): ArticleDate | null {
  const read = (texts: unknown[]): string[] =>
    texts.flatMap((text) => (typeof text === 'string' && readDay(text, latest)) || []);
  const data = findArticles();
  const metas = readMetas();
  const daysOf = (key: string, names: readonly RegExp[]): string[][] => [
    read(data.map((article) => article[key])),
    ...names.map((name) => read(metas.flatMap((meta) => (name.test(meta.name) ? meta.content : [])))),
  ];
  const published = [...daysOf('datePublished', PUBLISHED), read(headerTimes())];
  const first = published.find((days) => new Set(days).size === 1)?.[0];
  return first === undefined
    ? null
    : toArticleDate(first, daysOf('dateModified', CHANGED).flat().sort().at(-1) ?? first);
}

type Data = Readonly<Record<string, unknown>>;

/** What linked data says of articles. */
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
function readMetas(): { name: string; content: string }[] {
  return page.findAll('meta[content]', MOST).map((meta) => {
    const [content = '', ...names] = ['content', 'name', 'property', 'itemprop'].map(
      (key) => meta.getAttribute(key)?.slice(0, 99) ?? '',
    );
    return {
      name: names
        .join('')
        .toLowerCase()
        .replace(/[^a-z]/g, ''),
      content,
    };
  });
}

/**
 * The first time in the header of each article that is no part of another: comments have theirs. What stands before the first
 * paragraph counts as a header too.
 */
function headerTimes(): string[] {
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
  return [...times.values()];
}
