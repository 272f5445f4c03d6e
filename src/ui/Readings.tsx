import type { Claim } from '../core/term';
import { SourcedText } from './Cites';
import { formatDate } from './dates';
import { t } from './texts';

export interface ReadingsProps {
  official?: Claim | undefined;
  independent?: Claim | undefined;
  /** The day on which an independent source was looked for and none was found. */
  sought?: string | undefined;
}

/** How officials use the term and how independent sources read it: two boxes alike in everything but their text. */
export function Readings({ official, independent, sought }: ReadingsProps) {
  if (!official && !independent) return null;
  return (
    <div class="card-readings">
      {official && <Reading title={t('officialReading')} claim={official} />}
      <Reading title={t('independentReading')} claim={independent} sought={sought} />
    </div>
  );
}

interface ReadingProps {
  title: string;
  claim: Claim | undefined;
  sought?: string | undefined;
}

function Reading({ title, claim, sought }: ReadingProps) {
  const none = sought ? t('soughtIndependent', formatDate(sought, t('uiLang'))) : t('noIndependentSource');
  return (
    <section class="card-reading">
      <h3>{title}</h3>
      <p>{claim ? <SourcedText text={claim.text} cites={claim.sources} /> : <span class="card-none">{none}</span>}</p>
    </section>
  );
}
