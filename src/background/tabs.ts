/** What each tab shows, summed over its frames. */
import type { FrameReport, TabReport, TermCount } from '../core/messages';
import type { TermId } from '../core/term';
import { tell } from '../platform/tell';
import { createRollCall, type RollCall } from './roll-call';

/** Milliseconds before a tab that did not answer is asked again. */
const RETRY_MS = 120;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Ask all frames of a tab to report; false if no content script is there. */
const callFrames = (tab: number): Promise<boolean> =>
  tell(tab, 'report/send', {}).then(
    () => true,
    () => false,
  );

/** Milliseconds in which all frames of a tab have answered. */
const ANSWER_MS = 150;

/** Ask whatever frames there are: which they are is not known, so all the time is waited. */
async function askAll(tab: number): Promise<void> {
  // Once more before giving up: a page that is just being left, or just coming, answers nobody for a moment.
  if ((await callFrames(tab)) || (await wait(RETRY_MS), await callFrames(tab))) await wait(ANSWER_MS);
}

/** Ask these frames, and wait no longer than until each has reported, which the call hears from others, or is gone. */
async function askKnown(tab: number, frames: readonly number[], call: RollCall): Promise<void> {
  for (const frame of frames) tell(tab, 'report/send', {}, frame).catch(() => call.check(frame));
  await Promise.race([call.over, wait(ANSWER_MS)]);
}

export interface Tabs {
  /** Take in what a frame says. */
  report: (tab: number, frame: number, report: FrameReport) => void;
  /** Ask all frames of a tab anew; null where no content script answers. */
  ask: (tab: number) => Promise<TabReport | null>;
  /** What is known of a tab now. */
  get: (tab: number) => TabReport | null;
  /** The frame to move about in: the page itself if it has terms, else the first that has. */
  frameWithTerms: (tab: number) => number;
  /** The frame that holds the nth mention of a term in a tab, and which of the frame's mentions it is; wraps around. */
  placeOf: (tab: number, term: TermId, nth: number) => { frame: number; nth: number } | null;
  /** The tab is closed. */
  forget: (tab: number) => void;
}

export function createTabs(onChange: (tab: number, report: TabReport) => void): Tabs {
  const tabs = new Map<number, Map<number, FrameReport>>();
  const calls = new Map<number, RollCall>();

  const askFrames = async (tab: number): Promise<TabReport | null> => {
    const known = tabs.get(tab) ?? new Map<number, FrameReport>();
    const asked = new Map<number, FrameReport>(); // frames that are gone do not answer
    tabs.set(tab, asked);
    const call = createRollCall(known.keys());
    calls.set(tab, call);
    await askKnown(tab, [...known.keys()], call);
    calls.delete(tab);
    for (const frame of call.missing()) asked.set(frame, known.get(frame)!); // busy: what it said last counts
    if (asked.size === 0) await askAll(tab);
    if (asked.size === 0 && tabs.get(tab) === asked) tabs.delete(tab); // else a new page has come meanwhile
    return get(tab);
  };

  // Two who ask at once share one round: the second would find the map that the first has just emptied.
  const rounds = new Map<number, Promise<TabReport | null>>();
  const share = (tab: number, round: Promise<TabReport | null>): Promise<TabReport | null> => {
    rounds.set(tab, round);
    return round.finally(() => rounds.get(tab) === round && rounds.delete(tab));
  };
  const ask = (tab: number): Promise<TabReport | null> => rounds.get(tab) ?? share(tab, askFrames(tab));

  const get = (tab: number): TabReport | null => {
    const frames = tabs.get(tab);
    return frames ? sum(frames) : null;
  };

  return {
    report(tab, frame, report) {
      const isNewPage = report.reason === 'fresh' && frame === 0;
      const known = tabs.get(tab);
      const frames = ((isNewPage ? null : known) ?? new Map<number, FrameReport>()).set(frame, report);
      tabs.set(tab, frames);
      // Other frames are those of the page before, or of this one and came before it, and a worker that was stopped knows nothing of
      // them. Whoever asks before they have answered waits for them too.
      const areOthers = isNewPage && [...(known ?? [])].some(([other]) => other !== 0);
      if (!known || areOthers)
        void share(
          tab,
          askAll(tab).then(() => get(tab)),
        );
      calls.get(tab)?.check(frame);
      onChange(tab, sum(frames));
    },
    ask,
    get,
    frameWithTerms: (tab) => inOrder(tabs.get(tab)).find(([, { terms }]) => terms.length > 0)?.[0] ?? 0,
    placeOf(tab, term, nth) {
      const frames = inOrder(tabs.get(tab)).map(([frame, { terms }]) => ({
        frame,
        count: terms.find((one) => one.term === term)?.count ?? 0,
      }));
      const total = frames.reduce((sum, { count }) => sum + count, 0);
      let left = total > 0 ? nth % total : 0;
      for (const { frame, count } of frames) {
        if (left < count) return { frame, nth: left };
        left -= count;
      }
      return null;
    },
    forget: (tab) => void tabs.delete(tab),
  };
}

/** The page itself is frame 0. */
const inOrder = (frames: Map<number, FrameReport> | undefined): [number, FrameReport][] =>
  [...(frames ?? [])].sort(([a], [b]) => a - b);

/** The page itself comes first; terms of further frames follow in the order of the frames. */
function sum(frames: Map<number, FrameReport>): TabReport {
  const counts = new Map<TermId, TermCount>();
  const sorted = inOrder(frames).map(([, report]) => report);
  for (const { term, count, possible } of sorted.flatMap(({ terms }) => terms)) {
    const known = counts.get(term);
    counts.set(term, {
      term,
      count: (known?.count ?? 0) + count,
      possible: (known?.possible ?? true) && possible, // where one frame leaves no doubt the tab has the term
    });
  }
  const page = frames.get(0);
  return {
    host: page?.host ?? '',
    enabled: page?.enabled ?? sorted.some(({ enabled }) => enabled),
    terms: [...counts.values()],
  };
}
