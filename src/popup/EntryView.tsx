import { useEffect, useMemo } from 'preact/hooks';
import type { TermId } from '../core/term';
import { findEntry } from '../glossary/bundled-entries';
import { toCardEntry } from '../ui/card-entry';
import type { HanScript } from '../ui/chinese';
import { EntryCard } from '../ui/EntryCard';
import { t } from '../ui/texts';
import { View } from './View';

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
  const entry = useMemo(() => {
    const found = findEntry(term);
    return found && toCardEntry(found);
  }, [term]);
  useEffect(() => document.getElementById(TITLE)?.focus(), [term]);
  return (
    <View onBack={onBack}>
      <div class="entry-body" key={term} tabIndex={0} role="group" aria-label={t('entryText')}>
        {entry ? (
          <EntryCard entry={entry} script={script} pinyin={pinyin} titleId={TITLE} onOpen={onOpen} />
        ) : (
          <p id={TITLE} tabIndex={-1}>
            {t('missing')}
          </p>
        )}
      </div>
    </View>
  );
}
