/** How far a term had come when a page was written. */
import { articleDateOf, type PageDate } from '../core/article-date';
import { stageOf, type Stage } from '../core/stages';
import type { TermId } from '../core/term';
import { findEntry } from '../glossary/bundled-entries';

/** The stage of a page that has these dates; null where they do not tell, or there is no such term. */
export function findStage(term: TermId, dates: readonly PageDate[]): Stage | null {
  const date = articleDateOf(dates, latestDay());
  const entry = date && findEntry(term);
  return entry && stageOf(entry, date);
}

/** No page is dated later: it may be tomorrow where it was written. */
const latestDay = (): string => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
