import { t } from '../ui/texts';

/** What Termlight promises, under which licences, in which version. */
export function About({ version }: { version: string }) {
  return (
    <section aria-labelledby="about-title">
      <h2 id="about-title" class="serif">
        {t('privacyTitle')}
      </h2>
      <p>{t('privacy')}</p>
      <p class="hint about-facts">
        {t('licences')} {t('version', version)}
      </p>
    </section>
  );
}
