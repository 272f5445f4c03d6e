import type { CardEntry } from '../core/card-entry';
import type { TermId, TermName } from '../core/term';
import { chineseNames, formToShow } from './entry-view';
import type { HanScript } from './chinese';
import type { Met } from './entry-view';
import { Explained, LanguageButton } from './Explained';
import type { Language } from './Explained';
import { labelOf } from './labels';
import { t } from './texts';
import { Phrase, Written } from './Written';

export interface CardHeadProps {
  entry: CardEntry;
  pinyin: boolean;
  met?: Met | undefined;
  /** Id for the headword, so that a dialog can be labelled by it. */
  titleId?: string | undefined;
  /** The script that Chinese is shown in first. */
  script: HanScript;
  /** The language of the gloss. */
  language: Language;
  onLanguage: (language: Language) => void;
  onOpen: (term: TermId) => void;
  onDismiss?: ((term: TermId) => void) | undefined;
}

/** The names of a term, what it is, how the page has it, and the one line that says what it means. */
export function CardHead(props: CardHeadProps) {
  const { entry, pinyin, met, titleId, script, language, onLanguage, onOpen, onDismiss } = props;
  const form = formToShow(met, entry);
  return (
    <div class="card-head">
      <p class="card-kind">
        <span>{t(labelOf('kind', entry.kind))}</span>
        {entry.contested && (
          <span class="card-contested" title={t('contestedMeaning')}>
            {t('contested')}
          </span>
        )}
        {entry.zh && <LanguageButton language={language} onChange={onLanguage} />}
      </p>
      <h2 class="card-headword serif" id={titleId} lang="en" tabIndex={-1}>
        {entry.en}
      </h2>
      <Chinese entry={entry} script={script} pinyin={pinyin} />
      {form !== null && (
        <p class={met?.machine ? 'card-met is-machine' : 'card-met'}>
          <Phrase text={met?.machine ? 'metMachine' : 'metForm'}>
            <Written text={form} />
          </Phrase>
        </p>
      )}
      {met?.near && <Perhaps near={met.near} onDismiss={() => onDismiss?.(entry.id)} />}
      {met?.passage && <InPassage passage={met.passage} onOpen={onOpen} />}
      <p class="card-gloss serif">
        <Explained en={entry.gloss} zh={entry.zh?.gloss} language={language} script={script} />
      </p>
    </div>
  );
}

/** Says that the words may mean something else here, and what speaks for the term; asks the reader, who can see. */
function Perhaps({ near, onDismiss }: { near: readonly string[]; onDismiss: () => void }) {
  return (
    <p class="card-met is-doubtful">
      {t('perhaps')}{' '}
      <Phrase text="perhapsNear">
        <Written text={near.join(t('listSeparator'))} />
      </Phrase>
      <button type="button" class="link" title={t('notHereHint')} onClick={onDismiss}>
        {t('notHere')}
      </button>
    </p>
  );
}

function InPassage({ passage, onOpen }: { passage: TermName; onOpen: (term: TermId) => void }) {
  return (
    <p class="card-met">
      {t('inPassage')}{' '}
      <button type="button" class="link" lang="en" onClick={() => onOpen(passage.id)}>
        {passage.en}
      </button>
    </p>
  );
}

function Chinese({ entry, script, pinyin }: Pick<CardHeadProps, 'entry' | 'script' | 'pinyin'>) {
  const { text, lang, other } = chineseNames(entry, script);
  return (
    <p class="card-chinese">
      <span class="card-han serif" lang={lang}>
        {text}
      </span>
      {other && (
        <>
          {' '}
          <span class="card-han-other serif" lang={other.lang}>
            {other.text}
          </span>
        </>
      )}
      {pinyin && (
        <>
          {' '}
          <span class="card-pinyin" lang="zh-Latn-pinyin">
            {entry.pinyin}
          </span>
        </>
      )}
    </p>
  );
}
