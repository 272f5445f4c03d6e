/** Draws the card into its shadow root and keeps it beside its line. */
import { render } from 'preact';
import type { CardLook } from '../core/messages';
import { placeCard } from '../core/placement';
import type { Settings } from '../core/settings';
import { createShadowHost, type ShadowHost } from '../page/shadow-host';
import { page } from '../page/tree';
import { t } from '../platform/i18n';
import { Popover, type PopoverProps, type PopoverContent } from '../ui/Popover';
import type { HanScript } from '../ui/chinese';
import { setTexts } from '../ui/texts';
import { boxOf, isVertical, nodeOf, type Anchor } from './anchor';

/** What can be done in a card. */
export type CardCallbacks = Pick<
  PopoverProps,
  'onBack' | 'onClose' | 'onOpen' | 'onSiteOff' | 'onMark' | 'onDismiss' | 'onSettings'
>;

export interface CardContent {
  look: CardLook;
  state: PopoverContent;
  canGoBack: boolean;
  script: HanScript;
}

export interface CardView {
  /** Show this in the card of an anchor; `takesFocus` moves the focus into it. */
  show: (anchor: Anchor, content: CardContent, settings: Settings, takesFocus: boolean) => void;
  /** Take the card away; the focus goes back to where it was. */
  hide: () => void;
  /** Is this event target our own element? */
  isOurs: (node: EventTarget | null) => boolean;
  hasOpenMenu: () => boolean;
  /** Where the pointer is in the page, in CSS pixels of the viewport. */
  pointAt: (point: { x: number; y: number }) => void;
}

/**
 * Nothing is put into the page before the first card. `onGone` is told when the line of the card that shows has left the
 * viewport; by then another may have been asked for.
 */
export function createCardView(
  callbacks: CardCallbacks,
  onGone: (anchor: Anchor) => void,
  signal: AbortSignal,
): CardView {
  let host: ShadowHost | null = null;
  let shown: Anchor | null = null;
  let returnFocus: HTMLElement | null = null;
  let pointer = { x: -1, y: -1 };
  const dialog = (): HTMLElement | null => host?.root.querySelector<HTMLElement>('[role="dialog"]') ?? null;

  const hide = (): void => {
    if (!host || !shown) return;
    const hadFocus = host.root.activeElement !== null;
    shown = null;
    render(null, host.root);
    host.hide();
    if (hadFocus && returnFocus?.isConnected) returnFocus.focus({ preventScroll: true });
    returnFocus = null;
  };

  const current = (): Placed | null => (host && shown ? { host, anchor: shown, dialog: dialog(), pointer } : null);
  setTexts(t);
  const place = createPlacing(current, onGone, signal);
  signal.addEventListener('abort', hide);

  return {
    show(anchor, { look, state, canGoBack, script }, { pinyin, theme }, takesFocus) {
      host ??= createHost(look.css);
      const hadFocus = host.root.activeElement !== null;
      if (takesFocus && !hadFocus) returnFocus = page.activeElement() as HTMLElement | null;
      shown = anchor;
      render(<Popover {...{ state, canGoBack, script, pinyin, theme, ...callbacks }} />, host.root);
      host.show(nodeOf(anchor));
      place();
      // What had the focus may be gone with the doubt that it was about.
      if ((takesFocus || hadFocus) && !host.root.activeElement) dialog()?.focus({ preventScroll: true });
    },
    hide,
    isOurs: (node) => host !== null && node === host.element,
    hasOpenMenu: () => host !== null && host.root.querySelector('[role="menu"]') !== null,
    pointAt: (point) => (pointer = point),
  };
}

function createHost(css: string): ShadowHost {
  const host = createShadowHost(css, __OPEN_SHADOW_ROOT__ ? 'open' : 'closed');
  // Keys pressed in the card are not the page's shortcuts.
  for (const type of ['keydown', 'keypress', 'keyup'])
    host.element.addEventListener(type, (event) => event.stopPropagation());
  return host;
}

/** A card that shows, what it is placed by, and where the pointer was before it went into the card. */
interface Placed {
  host: ShadowHost;
  anchor: Anchor;
  dialog: HTMLElement | null;
  pointer: { x: number; y: number };
}

/** Keeps the card beside its line while the page scrolls; calls `onGone` when the line has left the viewport. */
function createPlacing(
  current: () => Placed | null,
  onGone: (anchor: Anchor) => void,
  signal: AbortSignal,
): () => void {
  const place = (): void => {
    const card = current();
    if (!card?.dialog) return;
    const { host, anchor, dialog, pointer } = card;
    const viewport = { width: page.root()?.clientWidth || innerWidth, height: innerHeight };
    const box = boxOf(anchor, pointer);
    if (!box || box.bottom < 0 || box.top > viewport.height) return onGone(anchor);
    const body = dialog.querySelector('.popover-body');
    const scrolled = body?.scrollTop ?? 0;
    host.limitHeight(null);
    const { width, height } = dialog.getBoundingClientRect();
    const { x, y, maxHeight } = placeCard(box, { width, height }, viewport, isVertical(anchor));
    host.limitHeight(maxHeight);
    body?.scrollTo({ top: scrolled, behavior: 'instant' }); // measured at its full height, it had nothing to scroll
    host.moveTo(x, y);
  };
  addEventListener('scroll', ({ target }) => current()?.host.element !== target && place(), {
    signal,
    passive: true,
    capture: true,
  });
  addEventListener('resize', place, { signal, passive: true });
  return place;
}
