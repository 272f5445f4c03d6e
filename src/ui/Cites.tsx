import type { Cite } from '../core/term';
import { bySource, CitingContext } from './citations';
import type { CitedPlaces, Citing } from './citations';
import { t } from './texts';
import { Written } from './Written';

/** Superscript numbers after a claim; each leads to its document in the list of sources. */
export function Cites({ cites }: { cites: readonly Cite[] }) {
  return (
    <CitingContext.Consumer>
      {(citing) =>
        bySource(cites)
          .filter(({ source }) => citing.numberOf(source) > 0)
          .map((cited) => <CiteNumber key={cited.source} {...cited} {...citing} />)
      }
    </CitingContext.Consumer>
  );
}

function CiteNumber({ source, places, numberOf, show }: CitedPlaces & Citing) {
  const number = String(numberOf(source));
  return (
    <sup class="cite">
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
