import type { TimelineEvent } from '../core/term';
import { Cites } from './Cites';
import { formatDate } from './dates';
import { useTexts } from './texts';
import { Written } from './Written';

/** The earliest use found: when, who, and on whose evidence. More than one where accounts differ. */
export function EarliestUse({ events }: { events: readonly TimelineEvent[] }) {
  const t = useTexts();
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

/** The dated steps of a term's life, oldest first. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  const t = useTexts();
  return (
    <section class="card-section card-timeline">
      <h3>{t('timeline')}</h3>
      <ol>
        {events.map((event) => (
          <li key={event.date + event.what}>
            <EventDate event={event} />
            <div>
              <EventText event={event} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function EventDate({ event }: { event: TimelineEvent }) {
  const t = useTexts();
  return <time dateTime={event.date}>{formatDate(event.date, t('uiLang'))}</time>;
}

function EventText({ event }: { event: TimelineEvent }) {
  const t = useTexts();
  return (
    <>
      <Written text={event.what} />
      <Cites cites={[event.cite]} />
      {event.disputed && <span class="card-disputed"> {t('disputed')}</span>}
    </>
  );
}
