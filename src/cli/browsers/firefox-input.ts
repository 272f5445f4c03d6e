/** Mouse and keyboard of one tab in Firefox. */
import type { Connection } from './firefox-connection';
import type { Tab } from './tab';

/** Key values of WebDriver; any other key is its character. */
const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

export type Input = Pick<Tab, 'mouse' | 'button' | 'click' | 'rightClick' | 'wheel' | 'key' | 'type'>;

export function createInput({ send }: Connection, context: string): Input {
  const perform = async (source: object): Promise<void> => {
    await send('input.performActions', { context, actions: [source] });
  };
  const pointer = (...actions: object[]): Promise<void> =>
    perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  const keyboard = (actions: object[]): Promise<void> => perform({ type: 'key', id: 'keyboard', actions });
  const to = (x: number, y: number): object => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y) });
  const press = { type: 'pointerDown', button: 0 };
  const release = { type: 'pointerUp', button: 0 };
  return {
    mouse: (x, y) => pointer(to(x, y)),
    button: (action) => pointer(action === 'down' ? press : release),
    click: (x, y) => pointer(to(x, y), press, release),
    rightClick: (x, y) => pointer(to(x, y), { ...press, button: 2 }, { ...release, button: 2 }),
    wheel: (x, y, deltaY) =>
      perform({
        type: 'wheel',
        id: 'wheel',
        actions: [{ type: 'scroll', x: Math.round(x), y: Math.round(y), deltaX: 0, deltaY }],
      }),
    key: (combo) => {
      const values = combo.split('+').map((name) => KEYS[name] ?? name);
      return keyboard([
        ...values.map((value) => ({ type: 'keyDown', value })),
        ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
      ]);
    },
    type: (text) =>
      keyboard(
        [...text].flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      ),
  };
}
