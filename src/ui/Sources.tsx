import type { Ref } from 'preact';
import type { Source } from '../core/term';
import { webAddress } from './citations';
import type { Citations } from './citations';
import { formatDate } from './dates';
import { labelOf } from './labels';
import { t } from './texts';
import { Written } from './Written';

export interface SourcesProps {
  sources: readonly Source[];
  placesIn: Citations['placesIn'];
  /** Receives the list itself: its nth item is document n. */
  list: Ref<HTMLOListElement>;
}

/** The documents that the claims of a card rest on, numbered, each with the places cited in it. */
export function Sources({ sources, placesIn, list }: SourcesProps) {
  if (sources.length === 0) return null;
  return (
    <section class="card-section card-sources">
      <h3>{t('sources')}</h3>
      <ol ref={list}>
        {sources.map((source) => (
          <li key={source.id} tabIndex={-1}>
            <SourceTitle source={source} />
            <SourceFacts source={source} places={placesIn(source.id)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function SourceTitle({ source }: { source: Source }) {
  const address = webAddress(source.url);
  const title = <Written text={source.title} />;
  if (address === null) return <span class="source-title">{title}</span>;
  return (
    <a class="source-title" href={address} target="_blank" rel="noopener noreferrer">
      {title}
    </a>
  );
}

function SourceFacts({ source, places }: { source: Source; places: readonly string[] }) {
  return (
    <>
      <span class="source-facts">
        <Written text={source.by} /> · <time dateTime={source.date}>{formatDate(source.date, t('uiLang'))}</time> ·{' '}
        <span class="source-kind">{t(labelOf('source', source.kind))}</span>
      </span>
      {places.length > 0 && (
        <span class="source-places">
          <Written text={places.join('; ')} />
        </span>
      )}
    </>
  );
}
