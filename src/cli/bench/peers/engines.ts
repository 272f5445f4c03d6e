/** The scripts for what is measured side by side. */
import { bundle, bundleInPage, type Scripts, type Settling } from '../world';
import { choosePatterns, readPatterns, toGiven, toIndexModule, type Patterns } from './forms';
import type { Found } from './found';
import { OURS, QUICK, SIZES, SLOW, scriptOf } from './names';

/** What can be called in a page of a peer's. */
export interface PeerCalls extends Settling {
  coldFind: () => Found;
}

export interface Prepared {
  scripts: Scripts;
  /** A page with some forms of every size, each as it is written, and how many. */
  control: { html: string; forms: number };
}

const PEERS = 'src/cli/bench/peers';
const CONTROL_FORMS = 20;

/** Bundle everything. The compiled glossary must be there. */
export async function prepare(): Promise<Prepared> {
  const { openBundledIndex } = await import('../../../glossary/bundled-index');
  const { fold } = openBundledIndex();
  const all = readPatterns();
  const scripts: Record<string, string> = { [scriptOf({ engine: OURS, size: 'bundled' })]: await bundleInPage() };
  for (const size of SIZES) {
    const chosen = choosePatterns(all, size);
    const given = { [`${PEERS}/given.ts`]: toGiven(chosen) };
    scripts[scriptOf({ engine: OURS, size })] = await bundleInPage(toIndexModule(chosen, fold));
    for (const engine of [...QUICK, SLOW] as const)
      scripts[scriptOf({ engine, size })] = await bundle(`${PEERS}/${engine}.ts`, given);
  }
  return { scripts, control: toControl(SIZES.map((size) => choosePatterns(all, size))) };
}

/** Forms that are in all choices, a paragraph each. */
export function toControl(choices: readonly Patterns[]): Prepared['control'] {
  const [first, ...others] = choices.map(({ patterns }) => patterns.map(({ text }) => text));
  const shared = first!.filter((text) => /^[\p{L} ]+$/u.test(text) && others.every((texts) => texts.includes(text)));
  const forms = shared.slice(0, CONTROL_FORMS);
  return {
    html: `<!doctype html><title>Control</title>${forms.map((text) => `<p>${text}</p>`).join('')}`,
    forms: forms.length,
  };
}
