/** Does a tab at rest stay at rest? What wakes up in it, in front and in the background, with the extension and without. */
import type { Page } from 'puppeteer-core';
import { launchForPopup } from '../../browsers/real-popup-chromium';
import { sleep } from '../../browsers/tab';
import { trace } from '../chromium';
import { figure, toTable, type Figure, type Report } from '../figures';
import { serveStill } from '../saved-pages';
import { sum } from '../statistics';
import type { TraceEvent } from '../trace';
import { countOurs, readLive, type Live } from './ours';
import { makeUsePage } from './use-page';

export const PLACES = ['front', 'background'] as const;
export type Place = (typeof PLACES)[number];

/** What happened on the main thread of one tab. */
export interface Wakes {
  tasks: number;
  /** Tasks with script of ours. */
  ours: number;
  timers: { all: number; ours: number };
  busyMs: number;
}

export interface Idle {
  seconds: number;
  withIt: Record<Place, Wakes>;
  without: Record<Place, Wakes>;
  /** How often script of ours ran anywhere in the browser: in tabs, worker and pages of its own. */
  anywhere: number;
}

/** Milliseconds until a tab that was loaded has come to rest. */
const REST_MS = 5000;

/** Both browsers at once: what is counted takes no time. `dir` is the built extension. */
export async function measureIdle(dir: string, seconds: number): Promise<Idle> {
  const served = await serveStill({ '/idle': await makeUsePage() });
  try {
    const [withIt, without] = await Promise.all(
      [dir, null].map((extension) => watch(extension, `${served.base}/idle`, seconds)),
    );
    return { seconds, withIt: withIt!.places, without: without!.places, anywhere: withIt!.anywhere };
  } finally {
    await served.close();
  }
}

/** Puppeteer, since playwright has every tab believe that it is in front. */
async function watch(dir: string | null, url: string, seconds: number) {
  const browser = await launchForPopup(dir);
  try {
    // What is used of a session is the same in both libraries.
    const session = (await browser.target().createCDPSession()) as unknown as Parameters<typeof trace>[0];
    const tabs = new Map<Place, Page>();
    // The last one that is opened stays in front.
    for (const place of ['background', 'front'] as const) {
      const page = await browser.newPage();
      await page.goto(url);
      tabs.set(place, page);
      await sleep(REST_MS);
    }
    const stamp = async (): Promise<void> => {
      for (const [place, page] of tabs) await page.evaluate(`console.timeStamp('${place}')`);
    };
    const events = await trace(session, async () => {
      await stamp();
      await sleep(seconds * 1000);
      await stamp();
    });
    for (const [place, page] of tabs) await checkTab(page, place, dir !== null);
    if (dir !== null) await checkEars(tabs.get('front')!, (during) => trace(session, during));
    const places = Object.fromEntries(PLACES.map((place) => [place, toWakes(readLive(events, place))]));
    return { places: places as Record<Place, Wakes>, anywhere: countOurs(events) };
  } finally {
    await browser.close();
  }
}

/** Throws if the tab is not where it is said to be, or is marked though it should not be, or the other way round. */
async function checkTab(page: Page, place: Place, isMarked: boolean): Promise<void> {
  const state = await page.evaluate('document.visibilityState');
  const marks = (await page.evaluate(`CSS.highlights.get('underline-tl7q')?.size ?? 0`)) as number;
  if (state !== (place === 'front' ? 'visible' : 'hidden'))
    throw new Error(`The tab in the ${place} is ${String(state)}.`);
  if (marks > 0 !== isMarked) throw new Error(`The tab in the ${place} has ${marks} marks.`);
}

/** Throws if script of ours is not heard when it does run: the silence would mean nothing. */
async function checkEars(page: Page, listen: (during: () => Promise<void>) => Promise<TraceEvent[]>): Promise<void> {
  const events = await listen(async () => {
    await page.mouse.move(200, 200);
    await sleep(200);
  });
  if (countOurs(events) === 0) throw new Error('A move of the pointer woke no script of the extension.');
}

/** A call that marks the beginning lies in a task of its own, which is left out. */
const toWakes = ({ tasks, timers }: Live): Wakes => ({
  tasks: tasks.length,
  ours: tasks.filter(({ oursMs }) => oursMs > 0).length,
  timers,
  busyMs: sum(tasks.map(({ busyMs }) => busyMs)),
});

export function reportIdle({ seconds, withIt, without, anywhere }: Idle): Report {
  const both = PLACES.flatMap((place): [string, Wakes][] => [
    [`${place}, with Termlight`, withIt[place]],
    [`${place}, without`, without[place]],
  ]);
  const text = [
    `What wakes up in ${seconds} s in a marked tab at rest, in Chromium: tasks of its main thread, those with script of ours, timers,`,
    'timers of ours, and milliseconds of work in all',
    '',
    toTable(
      ['tab', 'tasks', 'ours', 'timers', 'ours', 'ms'],
      both.map(([what, { tasks, ours, timers, busyMs }]) => [
        what,
        ...[tasks, ours, timers.all, timers.ours].map(String),
        busyMs.toFixed(1),
      ]),
    ),
    `Script of ours ran ${anywhere} times in the whole browser.`,
  ];
  const figuresOf = (name: string, { tasks, ours, timers, busyMs }: Wakes): Figure[] => [
    figure(`${name}/tasks`, tasks, 'count'),
    figure(`${name}/own-tasks`, ours, 'count'),
    figure(`${name}/timers`, timers.all, 'count'),
    figure(`${name}/own-timers`, timers.ours, 'count'),
    figure(`${name}/busy`, busyMs, 'ms'),
  ];
  return {
    figures: [
      ...PLACES.flatMap((place) => [
        ...figuresOf(`idle/${place}`, withIt[place]),
        ...figuresOf(`idle/${place}/control`, without[place]),
      ]),
      figure('idle/own-calls-anywhere', anywhere, 'count'),
    ],
    text: text.join('\n'),
  };
}
