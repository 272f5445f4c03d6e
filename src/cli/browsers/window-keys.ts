/**
 * Keys by Firefox's text input processor. Typed into its own window they fire the shortcuts of extensions; typed in the process of a
 * page they reach that page where no protocol does, as in a popup.
 */
import { toExpression, type Tab } from './tab';

/** Press keys together over the window: `Alt+Shift+Y`. */
export const pressKeys = (evalInWindow: Tab['eval'], combo: string): Promise<void> =>
  evalInWindow(keysExpression(combo, 'window'));

/** The same as code for a frame script, in which `content` is the page. */
export const keysExpression = (combo: string, target: 'window' | 'content'): string =>
  toExpression(press, [combo.split('+')], target);

/** Code that types a text; what has no key of its own comes as from an input method. */
export const textExpression = (text: string, target: 'window' | 'content'): string =>
  toExpression(enter, [text], target);

// The functions below run in the browser, whose objects have no types.
/* eslint-disable @typescript-eslint/no-explicit-any */

function press(target: any, keys: string[]): void {
  const { Cc, Ci } = globalThis as any;
  const modifiers: Record<string, [string, number]> = { Alt: ['Alt', 18], Shift: ['Shift', 16], Ctrl: ['Control', 17] };
  const codes: Record<string, number> = {
    ...{ Backspace: 8, Tab: 9, Enter: 13, Escape: 27, End: 35, Home: 36 },
    ...{ ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40 },
  };
  const toEvent = (name: string): KeyboardEvent => {
    const modifier = modifiers[name];
    const [key, keyCode] = modifier ?? [name, codes[name] ?? name.toUpperCase().charCodeAt(0)];
    const code = modifier ? `${key}Left` : codes[name] === undefined ? `Key${name.toUpperCase()}` : name;
    return new target.KeyboardEvent('', { key, code, keyCode });
  };
  target.focus();
  const typist = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  typist.beginInputTransactionForTests(target);
  const events = keys.map(toEvent);
  for (const event of events) typist.keydown(event);
  for (const event of events.toReversed()) typist.keyup(event);
}

function enter(target: any, text: string): void {
  const { Cc, Ci } = globalThis as any;
  const typist = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  typist.beginInputTransactionForTests(target);
  for (const char of text) {
    if (/[\u0020-\u007e]/.test(char)) {
      const event = new target.KeyboardEvent('', { key: char, keyCode: char.toUpperCase().charCodeAt(0) });
      typist.keydown(event);
      typist.keyup(event);
    } else typist.commitCompositionWith(char);
  }
}
