import { Fragment } from 'preact';
import type { Stage } from '../core/stages';
import type { TimelineEvent } from '../core/term';
import { Cites } from './Cites';
import { formatDate } from './dates';
import { t } from './texts';
import { Written } from './Written';

/** The earliest use found: when, who, and on whose evidence. More than one where accounts differ. */
export function EarliestUse({ events }: { events: readonly TimelineEvent[] }) {
  const earliest = events.filter((event) => event.earliest);
  if (earliest.length === 0) return null;
  return (
    <section class="card-section card-earliest">
      <h3>{t('earliestUse')}</h3>
      {earliest.map((event) => (
        <p key={event.date + event.what}>
          <EventDate event={event} /> <EventText event={event} />
        </p>
      ))}
    </section>
  );
}

/** The dated steps of a term's life, oldest first, and where a dated page stands among them. */
export function Timeline({ events, page }: { events: readonly TimelineEvent[]; page?: Stage | undefined }) {
  const pageRow = page && (
    <li key="page" class="is-page">
      <time dateTime={page.date.first}>{formatDate(page.date.first, t('uiLang'))}</time> {t('thisPage')}
    </li>
  );
  return (
    <section class="card-section card-timeline">
      <h3>{t('timeline')}</h3>
      <ol>
        {events.map((event, at) => (
          <Fragment key={event.date + event.what}>
            {at === page?.place && pageRow}
            <li>
              <EventDate event={event} />
              <div>
                <EventText event={event} />
              </div>
            </li>
          </Fragment>
        ))}
        {page?.place === events.length && pageRow}
      </ol>
    </section>
  );
}

function EventDate({ event }: { event: TimelineEvent }) {
  return <time dateTime={event.date}>{formatDate(event.date, t('uiLang'))}</time>;
}

/** What happened, on whose evidence. */
export function EventText({ event }: { event: TimelineEvent }) {
  return (
    <>
      <Written text={event.what} />
      <Cites cites={[event.cite]} />
      {event.disputed && <span class="card-disputed"> {t('disputed')}</span>}
    </>
  );
}
