/**
 * Termlight running in one document: everything that is switched on together and, by aborting one signal, off together.
 */
import type { FrameReport, TermCount } from '../core/messages';
import type { Matcher } from '../core/matcher';
import type { Settings } from '../core/settings';
import type { TermId, TermName } from '../core/term';
import { createHighlighter } from '../page/highlighter';
import { createHitTest, rectsOfMention } from '../page/hit-test';
import type { PageMention } from '../page/mentions';
import { createScanner } from '../page/scanner';
import { createWatcher } from '../page/watcher';
import { scriptOf } from '../ui/chinese';
import { createCard } from './card';
import { NO_MARKS, chooseMarks, stepFrom, type Marks } from './marks';
import { createPointerWatch } from './pointer-watch';
import { createShadowStyles } from './shadow-styles';

export interface Activation {
  /** The settings in force from now on. */
  apply: (settings: Settings) => void;
  counts: () => TermCount[];
  /** Scroll to the nth mention of a term that can be seen, and set it off. False where there is none. */
  showMention: (term: TermId, nth: number) => boolean;
  step: (step: 1 | -1) => void;
  /** Open a card for the selection. */
  lookUp: (text: string, hits: TermName[], exact: boolean) => void;
}

export interface ActivationOptions {
  matcher: Matcher;
  settings: Settings;
  signal: AbortSignal;
  onReport: (terms: FrameReport['terms']) => void;
  onSiteOff: () => void;
  onMute: (term: TermId) => void;
}

/** Milliseconds after a click or key in which a page has usually shown what it hid. */
const REVEAL_MS = 400;
/** Milliseconds for which a mention that was scrolled to stays set off. */
const FLASH_MS = 1600;

export function activate({
  matcher,
  settings: initial,
  signal,
  onReport,
  onSiteOff,
  onMute,
}: ActivationOptions): Activation {
  let settings = initial;
  let marks: Marks = NO_MARKS;
  let current: PageMention | null = null; // where the keyboard is
  const highlighter = createHighlighter();
  const shadowStyles = createShadowStyles();
  const hitTest = createHitTest(shadowStyles.roots);

  const refresh = (): void => {
    const before = marks;
    marks = chooseMarks(scanner, settings);
    if (before.marked.length + marks.marked.length > 0) highlighter.paint(marks.marked, settings.style);
    hitTest.set(marks.marked);
    const { open } = card.state();
    if (open && 'match' in open.anchor && !marks.marked.includes(open.anchor)) card.dispatch({ type: 'close' });
    onReport(marks.counts);
  };

  const onShadowRoot = (root: ShadowRoot): void => {
    if (shadowStyles.add(root)) watcher.watch(root);
  };
  const scanner = createScanner({ matcher, onScanned: refresh, onShadowRoot, signal });
  const card = createCard(settings, { siteOff: onSiteOff, mute: onMute, pageScript: () => pageScript(marks) }, signal);
  const pointer = createPointerWatch(card, hitTest, signal);
  const onDirty = (roots: Node[]): void => {
    if (roots.includes(document.documentElement)) pointer.attach(); // the document was written anew
    highlighter.restore();
    scanner.scan(roots);
  };
  const watcher = createWatcher(document, { onDirty, isOurs: card.isOurs, signal });

  // Text that waits in a closed menu or tab changes nothing in the tree when it is shown: look again after the reader acts.
  let revealTimer: ReturnType<typeof setTimeout> | undefined;
  const onAct = (): void => {
    highlighter.restore();
    if (!marks.hasHidden && marks.visible.length === 0) return;
    clearTimeout(revealTimer);
    revealTimer = setTimeout(() => !signal.aborted && refresh(), REVEAL_MS);
  };
  for (const type of ['click', 'keyup', 'resize', 'visibilitychange'])
    addEventListener(type, onAct, { signal, passive: true, capture: true });

  signal.addEventListener('abort', () => {
    clearTimeout(revealTimer);
    highlighter.clear();
    shadowStyles.clear();
    hitTest.set([]);
  });
  scanner.scan([document.documentElement]);

  const scrollTo = (mention: PageMention): void => {
    mention.segments[0]!.node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    highlighter.focus(mention);
    setTimeout(() => highlighter.focus(null), FLASH_MS);
  };

  return {
    counts: () => marks.counts,
    apply(changed) {
      settings = changed;
      card.apply(changed);
      refresh();
    },
    showMention(term, nth) {
      const mentions = marks.visible.filter(({ match }) => match.term === term);
      const mention = mentions[nth % mentions.length];
      if (mention) scrollTo(mention);
      return mention !== undefined;
    },
    step(step) {
      const next = stepFrom(marks.marked, current, step);
      if (!next) return;
      current = next;
      const [rect] = rectsOfMention(next);
      if (!rect || rect.top < 0 || rect.bottom > innerHeight) scrollTo(next);
      else highlighter.focus(next);
      card.dispatch({ type: 'show', anchor: next, term: next.match.term });
    },
    lookUp(text, hits, exact) {
      const selection = getSelection();
      if (!selection || selection.rangeCount === 0) return;
      const range = selection.getRangeAt(0).cloneRange();
      card.dispatch({
        type: 'show',
        anchor: { lookup: text, hits, range },
        term: exact ? (hits[0]?.id ?? null) : null,
      });
    },
  };
}

/** What the page says its language is, else what its terms are written in. */
function pageScript({ visible }: Marks): 'zh-Hans' | 'zh-Hant' {
  const { lang } = document.documentElement;
  if (/^zh\b/i.test(lang)) return /hant|tw|hk|mo/i.test(lang) ? 'zh-Hant' : 'zh-Hans';
  return visible.some(({ text }) => scriptOf(text, 'zh-Hans') === 'zh-Hant') ? 'zh-Hant' : 'zh-Hans';
}
