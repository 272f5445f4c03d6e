import type { SearchHit } from '../core/search';
import type { TermId } from '../core/term';
import type { HanScript } from './chinese';
import { ChineseName, ScriptContext, Written } from './Written';

export interface ResultListProps {
  /** Id of the list; item n has the id `<id>-n`. */
  id: string;
  label: string;
  results: readonly SearchHit[];
  script: HanScript;
  pinyin: boolean;
  /** Place of the item that Enter would open; -1 for none. */
  active: number;
  onOpen: (term: TermId) => void;
}

/** Results of a search as the listbox of a combobox: focus stays in the field, the active item is told by its id. */
export function ResultList({ id, label, results, script, pinyin, active, onOpen }: ResultListProps) {
  return (
    <ScriptContext.Provider value={script}>
      <ul class="results" id={id} role="listbox" aria-label={label}>
        {results.map((result, index) => (
          <li
            key={result.term}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onOpen(result.term)}
          >
            <ResultItem result={result} pinyin={pinyin} />
          </li>
        ))}
      </ul>
    </ScriptContext.Provider>
  );
}

function ResultItem({ result, pinyin }: { result: SearchHit; pinyin: boolean }) {
  return (
    <>
      <span class="row-name serif" lang="en">
        {result.en}
      </span>{' '}
      <ChineseName class="row-han serif" names={result} />{' '}
      {pinyin && (
        <span class="row-pinyin" lang="zh-Latn-pinyin">
          {result.pinyin}
        </span>
      )}
      {isOtherForm(result) && (
        <span class="row-matched">
          = <Written text={result.matched} />
        </span>
      )}
      <Written class="row-gloss" text={result.gloss} />
    </>
  );
}

/** Was it found by a form that the item does not show? Case, tones and blanks make no other form. */
function isOtherForm({ matched, en, zhHans, zhHant, pinyin }: SearchHit): boolean {
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/[\p{M}\s]/gu, '')
      .toLowerCase();
  return ![en, zhHans, zhHant, pinyin, ''].map(plain).includes(plain(matched));
}
