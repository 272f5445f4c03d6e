import { Component, createRef } from 'preact';
import type { CardEntry } from '../core/card-entry';
import type { TermId, TermName } from '../core/term';
import type { Marking, Theme } from '../core/settings';
import type { HanScript } from './chinese';
import { EntryCard } from './EntryCard';
import type { Met } from './entry-view';
import { BackIcon, CloseIcon } from './icons';
import { NearestTerms } from './NearestTerms';
import { PopoverMenu } from './PopoverMenu';
import type { MenuItem } from './PopoverMenu';
import { t } from './texts';

/** What the popover shows. */
export type PopoverContent =
  | { status: 'loading' }
  | { status: 'entry'; entry: CardEntry; met?: Met | undefined }
  | { status: 'missing' }
  | { status: 'choices'; text: string; hits: readonly TermName[] };

export interface PopoverProps {
  state: PopoverContent;
  /** Is there an entry to go back to? */
  canGoBack: boolean;
  script: HanScript;
  pinyin: boolean;
  /** `auto`, the default, follows the browser. */
  theme?: Theme | undefined;
  onBack: () => void;
  onClose: () => void;
  onOpen: (term: TermId) => void;
  onSiteOff: () => void;
  /** The reader wants a term marked like this from now on. */
  onMark: (term: TermId, marking: Marking) => void;
  /** The reader says that it is not this term on this page. */
  onDismiss: (term: TermId) => void;
  onSettings: () => void;
}

/** The card has a tree of its own, where no other title stands. */
const TITLE_ID = 'title';

/**
 * The card on the page: a labelled, non-modal dialog that can take focus. The CSS variable `--tl-max-height` limits its
 * height.
 */
export class Popover extends Component<PopoverProps, { moved: boolean }> {
  override state = { moved: false };
  private readonly body = createRef<HTMLDivElement>();

  override componentDidUpdate(before: PopoverProps): void {
    if (this.body.current && nameOf(before.state) !== nameOf(this.props.state)) this.body.current.scrollTop = 0;
  }

  // What was pressed goes away with the old entry: the body takes the focus before, so that it is not lost to the page.
  private move(go: () => void): void {
    this.body.current?.focus({ preventScroll: true });
    this.setState({ moved: true });
    go();
  }

  override render(props: PopoverProps) {
    const { state, theme = 'auto', onBack, onOpen } = props;
    return (
      <div
        class="popover"
        role="dialog"
        aria-labelledby={TITLE_ID}
        aria-busy={state.status === 'loading'}
        tabIndex={-1}
        lang={t('uiLang')}
        dir="ltr"
        data-theme={theme === 'auto' ? undefined : theme}
      >
        <Bar {...props} onBack={() => this.move(onBack)} />
        <div class="popover-body" ref={this.body} tabIndex={0} role="group" aria-label={t('entryText')}>
          <Content {...props} titleId={TITLE_ID} onOpen={(term) => this.move(() => onOpen(term))} />
        </div>
        <p class="unseen" role="status" lang="en">
          {this.state.moved && state.status === 'entry' ? state.entry.en : ''}
        </p>
      </div>
    );
  }
}

/** What names the content among others. */
const nameOf = (content: PopoverContent): string => (content.status === 'entry' ? content.entry.id : content.status);

function Bar(props: PopoverProps) {
  const { canGoBack, onBack, onClose } = props;
  return (
    <div class="popover-bar">
      {canGoBack ? (
        <button type="button" class="text-button" onClick={onBack}>
          <BackIcon />
          {t('back')}
        </button>
      ) : (
        <span class="popover-name serif" lang="en">
          Termlight
        </span>
      )}
      <PopoverMenu items={itemsFor(props)} />
      <button type="button" class="icon-button" aria-label={t('close')} title={t('close')} onClick={onClose}>
        <CloseIcon />
      </button>
    </div>
  );
}

/** What can be done about the term, from here to everywhere; then about the rest. */
function itemsFor({ state, onDismiss, onMark, onSiteOff, onSettings }: PopoverProps): MenuItem[] {
  const general = [
    { id: 'site', label: t('siteOff'), onChoose: onSiteOff },
    { id: 'settings', label: t('settings'), onChoose: onSettings },
  ];
  if (state.status !== 'entry') return general;
  const { entry, met } = state;
  const items: MenuItem[] = [];
  if (met)
    items.push({ id: 'here', label: t('notHere'), title: t('notHereHint'), onChoose: () => onDismiss(entry.id) });
  if (met?.marking) {
    const isAlways = met.marking === 'always';
    const label = isAlways ? t('fittingTerm') : t('alwaysTerm');
    items.push({ id: 'always', label, onChoose: () => onMark(entry.id, isAlways ? 'fitting' : 'always') });
  }
  return [...items, { id: 'never', label: t('muteTerm'), onChoose: () => onMark(entry.id, 'never') }, ...general];
}

function Content({ state, script, pinyin, titleId, onOpen, onDismiss }: PopoverProps & { titleId: string }) {
  switch (state.status) {
    case 'loading':
      return (
        <p class="popover-note is-waiting" id={titleId}>
          {t('loading')}
        </p>
      );
    case 'missing':
      return (
        <div class="popover-note">
          <h2 class="popover-title" id={titleId}>
            {t('missingTitle')}
          </h2>
          <p>{t('missing')}</p>
        </div>
      );
    case 'choices':
      return <NearestTerms text={state.text} hits={state.hits} script={script} titleId={titleId} onOpen={onOpen} />;
    case 'entry':
      return (
        <EntryCard
          key={state.entry.id}
          entry={state.entry}
          met={state.met}
          script={script}
          pinyin={pinyin}
          titleId={titleId}
          onOpen={onOpen}
          onDismiss={onDismiss}
        />
      );
  }
}
