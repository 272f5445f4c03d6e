import { Component, createRef } from 'preact';
import type { CardEntry } from '../core/card-entry';
import type { Quotation, SourceId, TermId } from '../core/term';
import { AlsoWritten } from './AlsoWritten';
import { CardHead } from './CardHead';
import type { HanScript } from './chinese';
import { CitingContext } from './citations';
import { Cites } from './Cites';
import { formatDate } from './dates';
import { hasTimeline } from './entry-view';
import type { Met } from './entry-view';
import { Explained } from './Explained';
import type { Language } from './Explained';
import { labelOf } from './labels';
import { Members } from './Members';
import { OtherMeanings } from './OtherMeanings';
import { PageStage } from './PageStage';
import { Parts } from './Parts';
import { Readings } from './Readings';
import { RelatedTerms } from './RelatedTerms';
import { Sources } from './Sources';
import { t } from './texts';
import { EarliestUse, Timeline } from './Timeline';
import { ScriptContext, Written } from './Written';

export interface EntryCardProps {
  entry: CardEntry;
  /** The script that Chinese is shown in first. */
  script: HanScript;
  /** Is the romanization shown? */
  pinyin: boolean;
  /** How the page writes the term, where the card was opened on a page. */
  met?: Met | undefined;
  /** Id for the headword, so that a dialog can be labelled by it. */
  titleId?: string | undefined;
  /** The reader wants another entry. */
  onOpen: (term: TermId) => void;
  /** The reader says that the page does not mean this term; needed where a met form is in doubt. */
  onDismiss?: ((term: TermId) => void) | undefined;
}

interface EntryCardState {
  /** What gloss and definition are shown in. */
  language: Language;
}

/** All that the glossary says of one term. A card of another one is another card: give it the term as its key. */
export class EntryCard extends Component<EntryCardProps, EntryCardState> {
  override state: EntryCardState = { language: t('uiLang').startsWith('zh') && this.props.entry.zh ? 'zh' : 'en' };
  private readonly sourceList = createRef<HTMLOListElement>();

  override render(
    { entry, script, pinyin, met, titleId, onOpen, onDismiss }: EntryCardProps,
    { language }: EntryCardState,
  ) {
    const numberOf = (source: SourceId): number => entry.sources.findIndex(({ id }) => id === source) + 1;
    const citing = { numberOf, show: (source: SourceId) => reveal(this.sourceList.current, numberOf(source)) };
    return (
      <ScriptContext.Provider value={script}>
        <CitingContext.Provider value={citing}>
          <article class="card">
            <CardHead
              entry={entry}
              pinyin={pinyin}
              met={met}
              titleId={titleId}
              script={script}
              language={language}
              onLanguage={(chosen) => this.setState({ language: chosen })}
              onOpen={onOpen}
              onDismiss={onDismiss}
            />
            {met?.date && <PageStage entry={entry} date={met.date} />}
            <p class="card-definition">
              <Explained en={entry.definition.text} zh={entry.zh?.definition} language={language} script={script} />
              <Cites cites={entry.definition.sources} />
            </p>
            <OtherMeanings meanings={entry.otherMeanings} onOpen={onOpen} />
            <Members members={entry.members} onOpen={onOpen} />
            <Parts parts={entry.parts} onOpen={onOpen} />
            <EarliestUse events={entry.timeline} />
            <Readings official={entry.official} independent={entry.independent} sought={entry.independentSought} />
            {entry.quotation && <Wording quotation={entry.quotation} />}
            {hasTimeline(entry) && <Timeline events={entry.timeline} page={met?.date} />}
            <AlsoWritten variants={entry.variants} />
            <RelatedTerms relations={entry.relations} onOpen={onOpen} />
            <Sources sources={entry.sources} list={this.sourceList} />
            <Foot entry={entry} />
          </article>
        </CitingContext.Provider>
      </ScriptContext.Provider>
    );
  }
}

function reveal(list: HTMLOListElement | null, number: number): void {
  const item = list?.children[number - 1] as HTMLElement | undefined;
  if (!item) return;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
}

function Wording({ quotation }: { quotation: Quotation }) {
  return (
    <section class="card-section card-quotation">
      <h3>{t('wording')}</h3>
      <blockquote class="serif">
        <Written text={quotation.text} />
      </blockquote>
      <p>
        — <Written text={quotation.by} />
        <Cites cites={[quotation.cite]} />
      </p>
    </section>
  );
}

function Foot({ entry }: { entry: CardEntry }) {
  const registers = entry.register.map((register) => t(labelOf('register', register)));
  return (
    <div class="card-foot">
      {registers.length > 0 && <p>{t('register', registers.join(t('listSeparator')))}</p>}
      <p>{t('checked', formatDate(entry.checked, t('uiLang')))}</p>
    </div>
  );
}
