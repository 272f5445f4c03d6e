/**
 * Termlight running in one document: everything that is switched on together and, by aborting one signal, off together.
 */
import type { FrameReport, TermCount } from '../core/messages';
import type { Matcher } from '../core/matcher';
import type { Settings } from '../core/settings';
import type { TermId } from '../core/term';
import { createHighlighter } from '../page/highlighter';
import { createHitTest } from '../page/hit-test';
import { createScanner } from '../page/scanner';
import { createWatcher } from '../page/watcher';
import { scriptOf, type HanScript } from '../ui/chinese';
import { isMention } from './anchor';
import { createCard } from './card';
import { NO_MARKS, chooseMarks, type Marks } from './marks';
import { createMoves, type Moves } from './moves';
import { createPointerWatch } from './pointer-watch';
import { createReveals } from './reveals';
import { createShadowStyles } from './shadow-styles';

export interface Activation extends Moves {
  /** The settings in force from now on. */
  apply: (settings: Settings) => void;
  counts: () => TermCount[];
}

export interface ActivationOptions {
  matcher: Matcher;
  settings: Settings;
  signal: AbortSignal;
  /** False once the extension behind this script is gone; everything is then switched off. */
  checkAlive: () => boolean;
  onReport: (terms: FrameReport['terms']) => void;
  onSiteOff: () => void;
  onMute: (term: TermId) => void;
}

export function activate(options: ActivationOptions): Activation {
  const { matcher, signal, checkAlive, onReport } = options;
  let { settings } = options;
  let marks: Marks = NO_MARKS;
  const highlighter = createHighlighter();
  const shadowStyles = createShadowStyles();
  const hitTest = createHitTest(shadowStyles.roots);

  let painted = { mentions: NO_MARKS.marked, style: settings.style };

  const refresh = (): void => {
    marks = chooseMarks(scanner, settings);
    if (painted.style !== settings.style || !isSameList(painted.mentions, marks.marked)) {
      highlighter.paint(marks.marked, settings.style);
      painted = { mentions: marks.marked, style: settings.style };
    }
    hitTest.set(marks.marked);
    reveals.watch(marks.hidden);
    const anchor = card.state().open?.anchor;
    if (anchor && isMention(anchor) && !marks.marked.includes(anchor)) card.dispatch({ type: 'close' });
    onReport(marks.counts);
  };

  const reveals = createReveals(() => {
    if (!checkAlive()) return;
    highlighter.restore();
    if (marks.hidden.length + marks.visible.length > 0) refresh();
  }, signal);
  const onShadowRoot = (root: ShadowRoot): void => {
    if (shadowStyles.add(root)) watcher.watch(root);
  };
  const scanner = createScanner({ matcher, onScanned: refresh, onShadowRoot, signal });
  const pageScript = (): HanScript => scriptOfPage(marks);
  const card = createCard(settings, { siteOff: options.onSiteOff, mute: options.onMute, pageScript }, signal);
  const pointer = createPointerWatch(card, hitTest, checkAlive, signal);
  const onDirty = (roots: Node[]): void => {
    if (!checkAlive()) return;
    if (roots.includes(document.documentElement)) pointer.attach(); // the document was written anew
    highlighter.restore();
    scanner.scan(roots);
  };
  const watcher = createWatcher(document, { onDirty, isOurs: card.isOurs, signal });

  signal.addEventListener('abort', () => {
    highlighter.clear();
    shadowStyles.clear();
  });
  scanner.scan([document.documentElement]);

  return {
    counts: () => marks.counts,
    apply(changed) {
      settings = changed;
      card.apply(changed);
      refresh();
    },
    ...createMoves(() => marks, highlighter, card),
  };
}

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, at) => item === b[at]);

/** What the page says its language is, else what its terms are written in. */
function scriptOfPage({ visible }: Marks): HanScript {
  const { lang } = document.documentElement;
  if (/^zh\b/i.test(lang)) return /hant|tw|hk|mo/i.test(lang) ? 'zh-Hant' : 'zh-Hans';
  const traditional = visible.filter(({ text }) => scriptOf(text, 'zh-Hans') === 'zh-Hant').length;
  const simplified = visible.filter(({ text }) => scriptOf(text, 'zh-Hant') === 'zh-Hans').length;
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
}
