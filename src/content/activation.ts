/**
 * Termlight running in one document: everything that is switched on together and, by aborting one signal, off together.
 */
import type { TermCount } from '../core/messages';
import type { Matcher } from '../core/matcher';
import type { Marking, Settings } from '../core/settings';
import type { TermId } from '../core/term';
import { createDateReader, type DateReader } from '../page/article-date';
import { liesOver, type PageMention } from '../page/mentions';
import { NO_MARKS, type Marks } from '../page/marks';
import { createScanner } from '../page/scanner';
import { toEnd } from '../page/slices';
import { page } from '../page/tree';
import { createWatcher } from '../page/watcher';
import { leadingScript, scriptOf, type HanScript } from '../ui/chinese';
import { isMention } from './anchor';
import { createCard, type Card, type CardActions } from './card';
import type { Dismissed } from './dismissed';
import { listFormulas } from './formulas';
import { createMarkChooser } from './mark-chooser';
import { createMoves, type Moves } from './moves';
import { createPainter } from './painter';
import { createPointerWatch } from './pointer-watch';
import { createReveals } from './reveals';

export interface Activation extends Moves {
  /** The settings in force from now on. */
  apply: (settings: Settings) => void;
  counts: () => TermCount[];
  /** Numbered formulas that the glossary lacks; `patterns` say what looks like one. */
  formulas: (patterns: readonly string[]) => string[];
}

export interface ActivationOptions {
  matcher: Matcher;
  settings: Settings;
  signal: AbortSignal;
  /** Called when the page has been written anew; everything is to be switched off and on again. */
  onReplaced: () => void;
  /** False once the extension behind this script is gone; everything is then switched off. */
  checkAlive: () => boolean;
  /** Called when `counts` may have changed. */
  onReport: () => void;
  onSiteOff: () => void;
  onMark: (term: TermId, marking: Marking) => void;
  /** What the reader does not want on this page; outlives the activation. */
  dismissed: Dismissed;
}

export function activate(options: ActivationOptions): Activation {
  const { matcher, signal, checkAlive, onReport, dismissed } = options;
  let { settings } = options;
  let marks: Marks = NO_MARKS;
  const { paint, highlighter, shadowStyles, hitTest } = createPainter(signal);

  const show = (chosen: Marks): void => {
    const before = marks;
    marks = chosen;
    paint(marks, settings.style);
    if (marks.marked.length > 0) pointer.onMarked();
    reveals.watch(marks.hidden);
    follow(card, before, marks, settings);
    onReport();
  };

  const reveals = createReveals(() => {
    if (!checkAlive()) return;
    highlighter.restore();
    scanner.scan([]);
    if (scanner.mentions().length > 0) chooser.look();
  }, signal);
  const onShadowRoot = (root: ShadowRoot): void => {
    if (shadowStyles.add(root)) watcher.watch(root);
  };
  const onScanned = (): void => chooser.refresh();
  const scanner = createScanner({ matcher, onScanned, onShadowRoot, onBareHost: reveals.listen, signal });
  const chooser = createMarkChooser({
    ...{ scanner, signal, onChosen: show },
    settings: () => settings,
    dismissed: dismissed.terms,
  });
  const date = createDateReader(latestDay);
  const dismiss = (term: TermId): void => {
    dismissed.add(term);
    chooser.refresh();
  };
  const actions = { siteOff: options.onSiteOff, mark: options.onMark, dismiss, ...readersOf(() => marks, date) };
  const card = createCard(settings, actions, signal);
  const pointer = createPointerWatch(card, hitTest, checkAlive, signal);
  const onDirty = (roots: Node[]): void => {
    if (!checkAlive()) return;
    date.forget();
    const root = page.root();
    if (root && roots.includes(root)) return options.onReplaced(); // and all listeners are gone with the old document
    highlighter.restore();
    scanner.scan(roots);
  };
  const watcher = createWatcher(document, { onDirty, isOurs: card.isOurs, signal });

  whenShown(() => scanner.scan([page.root() ?? document]), signal);

  return {
    counts: () => marks.counts,
    formulas: (patterns) =>
      listFormulas([page.root() ?? document, ...shadowStyles.roots()], patterns, matcher, toEnd(scanner.evidence())),
    apply(changed) {
      settings = changed;
      card.apply(changed);
      chooser.look();
    },
    ...createMoves(() => marks, highlighter, pointer.open),
  };
}

/** Close the card of a mention that counts no more, and draw it anew where the doubt about it has changed. */
function follow(card: Card, before: Marks, now: Marks, settings: Settings): void {
  const anchor = card.state().open?.anchor;
  if (!anchor || !isMention(anchor)) return;
  const doubtIn = ({ doubts }: Marks): string => JSON.stringify(doubts.get(anchor) ?? null);
  if (!now.visible.includes(anchor)) card.dispatch({ type: 'close' });
  else if (doubtIn(before) !== doubtIn(now)) card.apply(settings);
}

/** No page is dated later: it may be tomorrow where it was written. */
const latestDay = (): string => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

type Readers = Omit<CardActions, 'siteOff' | 'mark' | 'dismiss'>;

/** What a card says of the page and of the place where it was opened. */
function readersOf(marks: () => Marks, date: DateReader): Readers {
  return {
    pageScript: () => scriptOfPage(marks()),
    articleDate: date.read,
    passageOf: (anchor) => (isMention(anchor) ? passageAt(marks(), anchor) : null),
    doubtOf: (anchor) => (isMention(anchor) ? (marks().doubts.get(anchor) ?? null) : null),
  };
}

/** The known passage that a mention stands in. */
function passageAt({ visible }: Marks, mention: PageMention): TermId | null {
  const passage = visible.find((other) => other.match.display === 'note' && liesOver(other, mention));
  return passage?.match.term ?? null;
}

/** A tab in the background is read when it is shown for the first time. */
function whenShown(start: () => void, signal: AbortSignal): void {
  if (!page.isHidden()) return start();
  addEventListener('visibilitychange', start, { signal, capture: true, once: true });
}

/** What the page says its language is, else what its terms are written in. */
function scriptOfPage({ visible }: Marks): HanScript {
  const lang = page.root()?.getAttribute('lang') ?? '';
  if (/^zh\b/i.test(lang)) return leadingScript('page', lang);
  const traditional = visible.filter(({ text }) => scriptOf(text, 'zh-Hans') === 'zh-Hant').length;
  const simplified = visible.filter(({ text }) => scriptOf(text, 'zh-Hant') === 'zh-Hans').length;
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
}
