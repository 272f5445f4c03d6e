import type { Claim } from '../core/term';
import { SourcedText } from './Cites';
import { useTexts } from './texts';

export interface ReadingsProps {
  official?: Claim | undefined;
  independent?: Claim | undefined;
}

/** How officials use the term and how independent sources read it: two boxes alike in everything but their text. */
export function Readings({ official, independent }: ReadingsProps) {
  const t = useTexts();
  if (!official && !independent) return null;
  return (
    <div class="card-readings">
      {official && <Reading title={t('officialReading')} claim={official} />}
      <Reading title={t('independentReading')} claim={independent} />
    </div>
  );
}

function Reading({ title, claim }: { title: string; claim: Claim | undefined }) {
  const t = useTexts();
  return (
    <section class="card-reading">
      <h3>{title}</h3>
      <p>
        {claim ? (
          <SourcedText text={claim.text} cites={claim.sources} />
        ) : (
          <span class="card-none">{t('noIndependentSource')}</span>
        )}
      </p>
    </section>
  );
}
