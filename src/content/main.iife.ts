/** Root of the content script: one in every frame. Reads the settings and switches the activation on and off. */
import { createMatcher, type Matcher } from '../core/matcher';
import type { ContentMessages, FrameReport, TermCount } from '../core/messages';
import { isEnabledOn, type Settings } from '../core/settings';
import { openBundledIndex } from '../glossary/bundled-index';
import { ask, handle, isAlive } from '../platform/messaging';
import { readSettings, watchSettings } from '../platform/settings-store';
import { removeLeftovers } from '../page/shadow-host';
import { page } from '../page/tree';
import { activate, type Activation } from './activation';
import { createDismissed } from './dismissed';

const life = new AbortController();
const dismissed = createDismissed(() => location.pathname);
let matcher: Matcher | null = null;
let active: { activation: Activation; controller: AbortController } | null = null;
let site: string | null = null; // the host of the top page, null until it is known
let reported = '';

/** After an update the old script stays in its pages with nobody to talk to: then everything of it goes. */
function checkAlive(): boolean {
  if (!isAlive()) life.abort();
  return !life.signal.aborted;
}

/** Tell the background what this frame shows, if that has changed or was asked for. */
function report(terms: TermCount[], reason: FrameReport['reason'] = 'changed'): void {
  if (!checkAlive()) return;
  const frame = { host: location.hostname, enabled: active !== null, terms };
  const text = JSON.stringify(frame);
  if (text === reported && reason === 'changed') return;
  reported = text;
  ask('frame/report', { ...frame, reason }).catch(() => undefined); // an extension page that is closing answers nobody
}

/** Milliseconds between two reports of changes: a page that grows all the time has something new many times a second. */
const REPORT_MS = 1000;
let nextReport = 0; // time from which on changes are told at once
let reportTimer: ReturnType<typeof setTimeout> | undefined;

function reportChange(): void {
  const now = performance.now();
  if (now >= nextReport) {
    nextReport = now + REPORT_MS;
    report(counts());
  } else reportTimer ??= setTimeout(onReportTime, nextReport - now);
}

function onReportTime(): void {
  reportTimer = undefined;
  reportChange();
}

function apply(settings: Settings): void {
  if (life.signal.aborted) return;
  const enabled = isEnabledOn(settings, site ?? '');
  if (enabled && active) return active.activation.apply(settings);
  if (enabled) return switchOn(settings);
  switchOff();
  report([]);
}

function switchOn(settings: Settings): void {
  const controller = new AbortController();
  life.signal.addEventListener('abort', () => controller.abort(), { signal: controller.signal });
  matcher ??= createMatcher(openBundledIndex());
  const activation = activate({
    matcher,
    settings,
    signal: controller.signal,
    checkAlive,
    onReplaced: () => {
      switchOff();
      void refresh();
    },
    onReport: reportChange,
    onSiteOff: () => void (site && ask('site/off', { host: site })),
    onMark: (term, marking) => void ask('term/mark', { term, marking }),
    dismissed,
  });
  active = { activation, controller };
}

function switchOff(): void {
  active?.controller.abort();
  active = null;
}

const counts = (): TermCount[] => active?.activation.counts() ?? [];

/** Read the settings and act on them. A frame follows the switch of its top page, whose address it may not be allowed to see. */
async function refresh(): Promise<void> {
  if (window === window.top) site = location.hostname;
  site ??= (await ask('site/get', {}).catch(() => null))?.host ?? null;
  apply(await readSettings());
}

/** Frames smaller than this hold advertisements and counters, no text. */
const MIN_FRAME_PX = 100;

/**
 * Resolves when this document is large enough to be read: the page itself at once, a frame when it has got its size. A frame of
 * another origin begins without any and is not told of its first one by an event.
 */
function whenLarge(): Promise<void> {
  const isLarge = (): boolean => window === window.top || (innerWidth >= MIN_FRAME_PX && innerHeight >= MIN_FRAME_PX);
  const root = page.root();
  if (isLarge() || !root) return Promise.resolve();
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isLarge()) return;
      observer.disconnect();
      removeEventListener('resize', look);
      resolve();
    };
    const observer = new ResizeObserver(look);
    observer.observe(root);
    addEventListener('resize', look, { signal: life.signal });
  });
}

function answerMessages(signal: AbortSignal): void {
  handle<ContentMessages>(
    {
      'report/send': () => {
        if (site === null) void refresh(); // a top page that was long in coming is there now
        report(counts(), 'asked');
        return null;
      },
      'host/get': () => ({ host: location.hostname }),
      'mention/show': ({ term, nth }) => ({ shown: active?.activation.showMention(term, nth) ?? false }),
      'formulas/list': ({ patterns }) => ({ formulas: active?.activation.formulas(patterns) ?? [] }),
      'mention/step': ({ step }) => (active?.activation.step(step), null),
      'lookup/show': ({ text, hits, exact }) => ({ shown: active?.activation.lookUp(text, hits, exact) ?? false }),
    },
    signal,
  );
}

async function start(): Promise<void> {
  const { signal } = life;
  await whenLarge();
  removeLeftovers();
  answerMessages(signal);
  watchSettings(apply, signal);
  await refresh();
  report(counts(), 'fresh');
  const onReturn = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    dismissed.clear();
    void refresh().then(() => report(counts(), 'fresh'));
  };
  addEventListener('pageshow', onReturn, { signal });
  addEventListener('pagehide', () => window !== window.top && report([]), { signal });
}

if (document.designMode !== 'on') {
  const prerendered = document as Document & { prerendering?: boolean };
  // Compared, not just asked: a page may put an image of that name on the document.
  if (prerendered.prerendering === true)
    document.addEventListener('prerenderingchange', () => void start(), { once: true });
  else void start();
}
