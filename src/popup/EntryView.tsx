import { useEffect, useMemo } from 'preact/hooks';
import type { TermId } from '../core/term';
import { findEntry } from '../glossary/bundled-entries';
import type { HanScript } from '../ui/chinese';
import { EntryCard } from '../ui/EntryCard';
import { BackIcon } from '../ui/icons';
import { useTexts } from '../ui/texts';

const TITLE = 'entry-title';

export interface EntryViewProps {
  term: TermId;
  script: HanScript;
  pinyin: boolean;
  onBack: () => void;
  onOpen: (term: TermId) => void;
}

/** One entry in full, with a way back. */
export function EntryView({ term, script, pinyin, onBack, onOpen }: EntryViewProps) {
  const t = useTexts();
  const entry = useMemo(() => findEntry(term), [term]);
  useEffect(() => document.getElementById(TITLE)?.focus(), [term]);
  return (
    <main class="entry" onKeyDown={(event) => event.altKey && event.key === 'ArrowLeft' && onBack()}>
      <h1 class="unseen" lang="en">
        Termlight
      </h1>
      <div class="entry-bar">
        <button type="button" class="text-button" onClick={onBack}>
          <BackIcon />
          {t('back')}
        </button>
      </div>
      <div class="entry-body" key={term} tabIndex={0} role="group" aria-label={t('entryText')}>
        {entry ? (
          <EntryCard entry={entry} script={script} pinyin={pinyin} titleId={TITLE} onOpen={onOpen} />
        ) : (
          <p id={TITLE} tabIndex={-1}>
            {t('missing')}
          </p>
        )}
      </div>
    </main>
  );
}
