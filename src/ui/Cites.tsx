import { useContext } from 'preact/hooks';
import type { Cite } from '../core/term';
import { bySource, CitingContext } from './citations';
import { t } from './texts';
import { Written } from './Written';

/** Superscript numbers after a claim; each leads to its document in the list of sources. */
export function Cites({ cites }: { cites: readonly Cite[] }) {
  const { numberOf, show } = useContext(CitingContext);
  const numbered = bySource(cites).filter(({ source }) => numberOf(source) > 0);
  return (
    <>
      {numbered.map(({ source, places }) => {
        const number = String(numberOf(source));
        return (
          <sup class="cite" key={source}>
            <button
              type="button"
              title={places.join('; ')}
              aria-label={t('sourceNumber', number, places.join('; '))}
              onClick={() => show(source)}
            >
              {number}
            </button>
          </sup>
        );
      })}
    </>
  );
}

/** A text of the glossary with the numbers of what it rests on. */
export function SourcedText({ text, cites }: { text: string; cites: readonly Cite[] }) {
  return (
    <>
      <Written text={text} />
      <Cites cites={cites} />
    </>
  );
}
