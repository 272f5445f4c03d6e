import type { Ref } from 'preact';
import type { CitedSource } from '../core/card-entry';
import { formatDate } from './dates';
import { labelOf } from './labels';
import { t } from './texts';
import { Written } from './Written';

export interface SourcesProps {
  sources: readonly CitedSource[];
  /** Receives the list itself: its nth item is document n. */
  list: Ref<HTMLOListElement>;
}

/** The documents that the claims of a card rest on, numbered, each with the places cited in it. */
export function Sources({ sources, list }: SourcesProps) {
  if (sources.length === 0) return null;
  return (
    <section class="card-section card-sources">
      <h3>{t('sources')}</h3>
      <ol ref={list}>
        {sources.map((source) => (
          <li key={source.id} tabIndex={-1}>
            <SourceTitle source={source} />
            <SourceFacts source={source} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function SourceTitle({ source }: { source: CitedSource }) {
  const title = <Written text={source.title} />;
  if (source.address === null) return <span class="source-title">{title}</span>;
  return (
    <a class="source-title" href={source.address} target="_blank" rel="noopener noreferrer">
      {title}
    </a>
  );
}

function SourceFacts({ source }: { source: CitedSource }) {
  return (
    <>
      <span class="source-facts">
        <Written text={source.by} /> · <time dateTime={source.date}>{formatDate(source.date, t('uiLang'))}</time> ·{' '}
        <span class="source-kind">{t(labelOf('source', source.kind))}</span>
      </span>
      {source.places.length > 0 && (
        <span class="source-places">
          <Written text={source.places.join('; ')} />
        </span>
      )}
    </>
  );
}
