import { useEffect, useLayoutEffect, useId, useRef, useState } from 'preact/hooks';
import type { TargetedKeyboardEvent } from 'preact';
import type { SearchHit } from '../core/search';
import type { TermId } from '../core/term';
import type { HanScript } from './chinese';
import { CloseIcon, SearchIcon } from './icons';
import { itemAfterKey } from './list-keys';
import { ResultList } from './ResultList';
import { t } from './texts';
import { Phrase, Written } from './Written';

export interface SearchBoxProps {
  query: string;
  /** What was found for `query`, best first. */
  results: readonly SearchHit[];
  script: HanScript;
  pinyin: boolean;
  /** The field takes the focus whenever this changes. */
  asked?: number;
  onQuery: (query: string) => void;
  onOpen: (term: TermId) => void;
}

/**
 * Give the field the focus now, and once more when the window is shown: Firefox shows a popup's window only after its page has
 * loaded, and a focus that was given before may stay on the body.
 */
function takeFocus(field: HTMLInputElement | null): () => void {
  const controller = new AbortController();
  const take = (): void => {
    if (document.activeElement === document.body) field?.focus();
  };
  field?.focus();
  requestAnimationFrame(() => requestAnimationFrame(take));
  for (const type of ['focus', 'visibilitychange', 'pageshow']) {
    window.addEventListener(type, take, { once: true, capture: true, signal: controller.signal });
  }
  return () => controller.abort();
}

/** A search field that takes the focus at once, and what it finds while the reader types. */
export function SearchBox({ query, asked = 0, results, script, pinyin, onQuery, onOpen }: SearchBoxProps) {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState(0);
  const open = query.trim() !== '' && results.length > 0;

  useEffect(() => takeFocus(field.current), [asked]);
  // Before painting: an arrow key pressed right after a letter moves in the new list.
  useLayoutEffect(() => setActive(0), [results]);
  useEffect(() => {
    if (open) itemOf(field.current, `${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, active, listId]);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.isComposing) return; // Enter and the arrows belong to the input method
    if (event.key === 'Escape' && query !== '') {
      event.preventDefault();
      event.stopPropagation();
      onQuery('');
    } else if (event.key === 'Enter' && open) {
      const chosen = results[active];
      if (chosen) onOpen(chosen.term);
    } else if (open && !event.shiftKey) {
      const next = itemAfterKey(event.key, active, results.length);
      if (next === null) return;
      event.preventDefault();
      setActive(next);
    }
  };

  return (
    <div class="search">
      <div class="search-field">
        <SearchIcon />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={t('searchLabel')}
          placeholder={t('searchHint')}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? `${listId}-${active}` : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={query}
          onInput={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {query !== '' && (
          <button
            type="button"
            class="icon-button"
            aria-label={t('clearSearch')}
            onClick={() => {
              onQuery('');
              field.current?.focus();
            }}
          >
            <CloseIcon />
          </button>
        )}
      </div>
      {open && <ResultList id={listId} label={t('results')} {...{ results, script, pinyin, active, onOpen }} />}
      <Outcome query={query.trim()} count={results.length} />
    </div>
  );
}

/** Tells how many results there are: by voice where they are seen, in writing where there are none. */
function Outcome({ query, count }: { query: string; count: number }) {
  return (
    <p class={query !== '' && count === 0 ? 'search-none' : 'unseen'} role="status">
      {query !== '' && count > 0 && t('resultCount', String(count))}
      {query !== '' && count === 0 && (
        <Phrase text="nothingFound">
          <Written text={query} />
        </Phrase>
      )}
    </p>
  );
}

function itemOf(field: HTMLElement | null, id: string): Element | null {
  const root = field?.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null;
}
