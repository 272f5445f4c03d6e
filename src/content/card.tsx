/** The card in the page: draws the state of the popover, runs its timers and fetches its entries. */
import { render } from 'preact';
import { placeCard, type Box } from '../core/placement';
import {
  CLOSED,
  GRACE_MS,
  reducePopover,
  type OpenCard,
  type PopoverEvent,
  type PopoverState,
} from '../core/popover-state';
import type { Settings } from '../core/settings';
import type { Entry, TermId, TermName } from '../core/term';
import { rectsOfMention } from '../page/hit-test';
import type { PageMention } from '../page/mentions';
import { createShadowHost, type ShadowHost } from '../page/shadow-host';
import { t } from '../platform/i18n';
import { ask } from '../platform/messaging';
import { Popover, type PopoverState as CardContent } from '../ui/Popover';
import { Texts } from '../ui/texts';
import cardCss from '../ui/card.css?inline';
import controlsCss from '../ui/controls.css?inline';
import popoverCss from '../ui/popover.css?inline';
import themeCss from '../ui/theme.css?inline';

const CSS_TEXT = themeCss + controlsCss + cardCss + popoverCss;

/** What a card is opened for: a mention, or a text that was looked up, with its place. */
export type Anchor = PageMention | { lookup: string; hits: TermName[]; range: Range };

export interface CardActions {
  siteOff: () => void;
  mute: (term: TermId) => void;
  /** The script of the page, for cards that follow it. */
  pageScript: () => 'zh-Hans' | 'zh-Hant';
}

export interface Card {
  dispatch: (event: PopoverEvent<Anchor>) => void;
  state: () => PopoverState<Anchor>;
  /** Is this event target our own element? */
  isOurs: (node: EventTarget | null) => boolean;
  /** The settings in force from now on. */
  apply: (settings: Settings) => void;
}

const nodeOf = (anchor: Anchor): Node => ('match' in anchor ? anchor.segments[0]!.node : anchor.range.startContainer);
const rectsOf = (anchor: Anchor): DOMRect[] =>
  'match' in anchor ? rectsOfMention(anchor) : [...anchor.range.getClientRects()];

/** Create the card; nothing is put into the page before it opens. */
export function createCard(initial: Settings, actions: CardActions, signal: AbortSignal): Card {
  let settings = initial;
  let state: PopoverState<Anchor> = CLOSED;
  let host: ShadowHost | null = null;
  let returnFocus: HTMLElement | null = null;
  const entries = new Map<TermId, Promise<Entry | null>>();

  const entryOf = (term: TermId): Promise<Entry | null> => {
    const known = entries.get(term) ?? ask('entry/get', { term });
    entries.set(term, known);
    known.catch(() => entries.delete(term));
    return known;
  };

  const dispatch = (event: PopoverEvent<Anchor>): void => {
    const before = state;
    state = reducePopover(state, event);
    if (state.pending && state.pending !== before.pending) {
      const { token, term } = state.pending;
      void entryOf(term).catch(() => null); // asked now, a background that must wake is ready in time
      setTimeout(() => dispatch({ type: 'dwell', token }), settings.delay);
    }
    if (state.leaving !== null && state.leaving !== before.leaving) {
      const token = state.leaving;
      setTimeout(() => dispatch({ type: 'grace', token }), GRACE_MS);
    }
    if (state.open !== before.open) void draw(state.open, before.open);
  };

  const draw = async (open: OpenCard<Anchor> | null, before: OpenCard<Anchor> | null): Promise<void> => {
    if (signal.aborted || !open) return close();
    if (open.pinned && !before?.pinned) returnFocus = document.activeElement as HTMLElement | null;
    const term = open.trail.at(-1);
    if (!term)
      return show(
        open,
        'lookup' in open.anchor
          ? { status: 'choices', text: open.anchor.lookup, hits: open.anchor.hits }
          : { status: 'missing' },
      );
    const fetched = entryOf(term).catch(() => null);
    const soon = await Promise.race([fetched, new Promise<undefined>((resolve) => setTimeout(resolve, 60))]);
    if (state.open !== open) return;
    if (soon === undefined) show(open, { status: 'loading' });
    const entry = soon ?? (await fetched);
    if (state.open === open) show(open, entry ? { status: 'entry', entry, met: metOf(open) } : { status: 'missing' });
  };

  const show = (open: OpenCard<Anchor>, content: CardContent): void => {
    host ??= createShadowHost(CSS_TEXT, __OPEN_SHADOW_ROOT__ ? 'open' : 'closed');
    render(view(open, content), host.root);
    host.show(nodeOf(open.anchor));
    place();
    if (open.pinned) focusCard();
  };

  const view = (open: OpenCard<Anchor>, content: CardContent) => (
    <Texts.Provider value={t}>
      <Popover
        state={content}
        canGoBack={open.trail.length > 1}
        script={settings.script === 'page' ? actions.pageScript() : settings.script}
        pinyin={settings.pinyin}
        theme={settings.theme}
        onBack={() => dispatch({ type: 'back' })}
        onClose={() => dispatch({ type: 'close' })}
        onOpen={(term) => dispatch({ type: 'follow', term })}
        onSiteOff={actions.siteOff}
        onMute={actions.mute}
        onSettings={() => void ask('options/open', {})}
      />
    </Texts.Provider>
  );

  const focusCard = (): void => {
    const dialog = host?.root.querySelector<HTMLElement>('[role="dialog"]');
    if (!host?.root.activeElement) dialog?.focus({ preventScroll: true });
  };

  /** Put the card beside its line; close it when the line has gone out of sight. */
  const place = (): void => {
    const { open } = state;
    const dialog = host?.root.querySelector<HTMLElement>('[role="dialog"]');
    if (!host || !open || !dialog) return;
    const line = lineOf(rectsOf(open.anchor));
    const viewport = { width: document.documentElement.clientWidth || innerWidth, height: innerHeight };
    if (!line || line.bottom < 0 || line.top > viewport.height) return dispatch({ type: 'close' });
    host.element.style.removeProperty('--max-height');
    const { width, height } = dialog.getBoundingClientRect();
    const vertical = getComputedStyle(
      nodeOf(open.anchor).parentElement ?? document.documentElement,
    ).writingMode.startsWith('vertical');
    const { x, y, maxHeight } = placeCard(line, { width, height }, viewport, vertical);
    host.element.style.setProperty('--max-height', `${maxHeight / (host.element.currentCSSZoom || 1)}px`);
    host.moveTo(x, y);
  };

  /** All lines of the anchor from top to bottom; from left to right the one under the pointer, else the first. */
  let pointer = { x: -1, y: -1 };
  const lineOf = (rects: DOMRect[]): Box | undefined => {
    const line =
      rects.find(
        (rect) =>
          pointer.x >= rect.left && pointer.x <= rect.right && pointer.y >= rect.top && pointer.y <= rect.bottom,
      ) ?? rects[0];
    return (
      line && {
        left: line.left,
        right: line.right,
        top: Math.min(...rects.map(({ top }) => top)),
        bottom: Math.max(...rects.map(({ bottom }) => bottom)),
      }
    );
  };

  const close = (): void => {
    if (!host) return;
    const hadFocus = host.root.activeElement !== null;
    render(null, host.root);
    host.hide();
    if (hadFocus && returnFocus?.isConnected) returnFocus.focus({ preventScroll: true });
    returnFocus = null;
  };

  const replace = (): void => {
    if (state.open) place();
  };
  addEventListener('scroll', replace, { signal, passive: true, capture: true });
  addEventListener('resize', replace, { signal, passive: true });
  document.addEventListener(
    'pointermove',
    ({ clientX: x, clientY: y, target }) => {
      if (target !== host?.element) pointer = { x, y };
    },
    { signal, passive: true, capture: true },
  );
  signal.addEventListener('abort', close);

  return {
    dispatch,
    state: () => state,
    isOurs: (node) => host !== null && node === host.element,
    apply(changed) {
      settings = changed;
      if (state.open) void draw(state.open, state.open);
    },
  };
}

/** The form that the reader met, for the first entry of a card. */
function metOf({ anchor, trail }: OpenCard<Anchor>): { text: string; machine: boolean } | undefined {
  return 'match' in anchor && trail.length === 1 ? { text: anchor.text, machine: anchor.match.machine } : undefined;
}
