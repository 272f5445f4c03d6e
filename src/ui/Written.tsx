/** Pieces of text that say which language they are in. */
import { createContext } from 'preact';
import type { ComponentChild } from 'preact';
import type { TermName } from '../core/term';
import { chineseNames } from './entry-view';
import { runsOf } from './chinese';
import type { HanScript, Run } from './chinese';
import { t } from './texts';
import type { TextKey } from './texts';

/** The script of the nearest card or list: what Chinese characters that look alike in both scripts are drawn as. */
export const ScriptContext = createContext<HanScript>('zh-Hans');

export interface WrittenProps {
  text: string;
  class?: string | undefined;
}

/** Text of the glossary: English in which Chinese words may stand, or Chinese alone. */
export function Written({ text, class: name }: WrittenProps) {
  return (
    <ScriptContext.Consumer>{(script) => <Runs class={name} runs={runsOf(text, script)} />}</ScriptContext.Consumer>
  );
}

function Runs({ runs, class: name }: { runs: readonly Run[]; class: string | undefined }) {
  const [first] = runs;
  if (runs.length === 1 && first) {
    return (
      <span class={name} lang={first.lang}>
        {first.text}
      </span>
    );
  }
  return (
    <span class={name} lang="en">
      {runs.map((run, index) =>
        run.lang === 'en' ? (
          run.text
        ) : (
          <span key={index} lang={run.lang}>
            {run.text}
          </span>
        ),
      )}
    </span>
  );
}

/** A term's Chinese in the reader's script. */
export function ChineseName({ names, class: name }: { names: Pick<TermName, 'zhHans' | 'zhHant'>; class?: string }) {
  return (
    <ScriptContext.Consumer>
      {(script) => {
        const { text, lang } = chineseNames(names, script);
        return (
          <span class={name} lang={lang}>
            {text}
          </span>
        );
      }}
    </ScriptContext.Consumer>
  );
}

const GAP = '\uFFFC'; // the object replacement character

/** An interface text with one substitution that is an element of its own, so that it can have a language of its own. */
export function Phrase({ text, children }: { text: TextKey; children: ComponentChild }) {
  const [before, after] = t(text, GAP).split(GAP);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
