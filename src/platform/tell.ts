/** The way from the background and the popup to the content scripts of a tab. */
import type { MessageName, Params, Returns } from '../core/messages';
import { browser } from './browser';
import { checkAnswer } from './messaging';

/**
 * Tell the content scripts of a tab something: all frames, or one. Resolves with the answer of the frame named, or of any.
 * Rejects if no content script is there.
 */
export async function tell<N extends MessageName>(
  tab: number,
  name: N,
  params: Params<N>,
  frame?: number,
): Promise<Returns<N>> {
  const options = frame === undefined ? {} : { frameId: frame };
  return checkAnswer<Returns<N>>(await browser.tabs.sendMessage(tab, { name, params }, options));
}
