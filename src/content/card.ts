/** The card in the page: runs the timers of the popover's state, fetches its entries and has it drawn. */
import { textsOf, type Reason } from '../core/gate';
import { CLOSED, reducePopover, type OpenCard, type PopoverEvent, type PopoverState } from '../core/popover-state';
import type { Marking, Settings } from '../core/settings';
import type { ArticleDate } from '../core/stages';
import type { TermId, TermName } from '../core/term';
import { ask } from '../platform/messaging';
import type { PopoverContent } from '../ui/Popover';
import type { Met } from '../ui/entry-view';
import type { HanScript } from '../ui/chinese';
import { isMention, type Anchor } from './anchor';
import { createAnswers } from './answers';
import { createCardView } from './card-view';
import { createPopoverTimers } from './timers';

export interface CardActions {
  siteOff: () => void;
  /** Mark a term like this from now on. */
  mark: (term: TermId, marking: Marking) => void;
  /** Mark a term on this page no more. */
  dismiss: (term: TermId) => void;
  /** The script of the page, for cards that follow it. */
  pageScript: () => HanScript;
  /** The known passage that an anchor stands in. */
  passageOf: (anchor: Anchor) => TermId | null;
  /** Why an anchor is only possibly its term; null if it is certain. */
  doubtOf: (anchor: Anchor) => readonly Reason[] | null;
  /** When the page says that it was written; null where it does not. */
  articleDate: () => ArticleDate | null;
}

export interface Card {
  dispatch: (event: PopoverEvent<Anchor>) => void;
  state: () => PopoverState<Anchor>;
  /** Is this event target our own element? */
  isOurs: (node: EventTarget | null) => boolean;
  hasOpenMenu: () => boolean;
  /** Where the pointer is in the page, in CSS pixels of the viewport: a card stands beside the line under it. */
  pointAt: (point: { x: number; y: number }) => void;
  /** The settings in force from now on. An open card is drawn anew, with what is now to be said of its place. */
  apply: (settings: Settings) => void;
}

/** Milliseconds after which a card that still waits for its entry says so. */
const LOADING_MS = 60;
const LOADING: PopoverContent = { status: 'loading' };

export function createCard(initial: Settings, actions: CardActions, signal: AbortSignal): Card {
  let settings = initial;
  let state: PopoverState<Anchor> = CLOSED;
  const answers = createAnswers();
  const view = createCardView(
    {
      onBack: () => dispatch({ type: 'back' }),
      onClose: () => dispatch({ type: 'close' }),
      onOpen: (term) => dispatch({ type: 'follow', term }),
      onSiteOff: actions.siteOff,
      onMark: actions.mark,
      onDismiss: actions.dismiss,
      onSettings: () => void ask('options/open', {}),
    },
    (anchor) => state.open?.anchor === anchor && dispatch({ type: 'close' }),
    signal,
  );

  const show = async (open: OpenCard<Anchor>, shown: PopoverContent, takesFocus: boolean): Promise<void> => {
    const look = await answers.look();
    if (state.open !== open || signal.aborted) return; // closed or changed while the entry was fetched
    if (!look) return dispatch({ type: 'close' }); // nobody answers any more
    const script = settings.script === 'page' ? actions.pageScript() : settings.script;
    view.show(open.anchor, { look, state: shown, canGoBack: open.trail.length > 1, script }, settings, takesFocus);
  };

  const draw = async (open: OpenCard<Anchor>, isNew: boolean): Promise<void> => {
    const takesFocus = isNew && open.pinned;
    const term = open.trail.at(-1);
    if (!term) return show(open, withoutEntry(open.anchor), takesFocus);
    // What can be read already stays until then.
    const waiting = isNew ? setTimeout(() => void show(open, LOADING, takesFocus), LOADING_MS) : undefined;
    const inside = open.trail.length === 1 ? actions.passageOf(open.anchor) : null;
    const [entry, passage] = await Promise.all([answers.entry(term), inside === null ? null : answers.entry(inside)]);
    clearTimeout(waiting);
    const met = metOf(open, passage, actions, settings);
    await show(open, entry ? { status: 'entry', entry, met } : { status: 'missing' }, takesFocus);
  };

  const runTimers = createPopoverTimers<Anchor>(answers.prepare, (event) => dispatch(event));
  const dispatch = (event: PopoverEvent<Anchor>): void => {
    const before = state;
    const { open } = (state = reducePopover(state, event));
    runTimers(before, state, settings.delay);
    if (open === before.open) return;
    if (open) void draw(open, true);
    else view.hide();
  };

  return {
    dispatch,
    state: () => state,
    isOurs: view.isOurs,
    hasOpenMenu: view.hasOpenMenu,
    pointAt: view.pointAt,
    apply(changed) {
      settings = changed;
      if (state.open) void draw(state.open, false);
    },
  };
}

const withoutEntry = (anchor: Anchor): PopoverContent =>
  isMention(anchor) ? { status: 'missing' } : { status: 'choices', text: anchor.lookup, hits: anchor.hits };

/** The form that the reader met, for the first entry of a card. */
function metOf(
  { anchor, trail }: OpenCard<Anchor>,
  passage: TermName | null,
  { doubtOf, articleDate }: CardActions,
  { alwaysTerms }: Settings,
): Met | undefined {
  if (!isMention(anchor) || trail.length !== 1) return undefined;
  const { machine, ambiguous, term } = anchor.match;
  const doubt = doubtOf(anchor);
  return {
    text: anchor.text,
    machine,
    passage: passage ?? undefined,
    near: doubt ? textsOf(doubt) : undefined,
    date: articleDate() ?? undefined,
    marking: ambiguous ? (alwaysTerms.includes(term) ? 'always' : 'fitting') : undefined,
  };
}
