/**
 * Firefox's popup. No protocol lists it, but the browser window does: a frame script runs in it, the window types keys into it,
 * and its picture can be drawn.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openFirefox } from './firefox';
import type { Popup, PopupBrowser } from './popup';
import { poll, toExpression, type Tab } from './tab';
import { keysExpression, textExpression } from './window-keys';

/** Open Firefox; see `openPopupBrowser`. */
export async function openPopupFirefox(dir: string): Promise<PopupBrowser> {
  const browser = await openFirefox(resolve(dir), {});
  const tab = await browser.newTab();
  await tab.front();
  const evalInWindow = browser.evalInWindow!;
  return {
    which: 'firefox',
    goto: (url) => tab.goto(url),
    eval: tab.eval,
    screenshot: tab.screenshot,
    openPopup: async () => {
      await evalInWindow(pressButton, new URL(browser.base).host);
      const popup = toPopup(evalInWindow);
      await popup.waitFor(() => document.readyState === 'complete' && document.body.childElementCount > 0);
      return popup;
    },
    evalInExtension: browser.evalInExtension,
    close: browser.close,
  };
}

function toPopup(evalInWindow: Tab['eval']): Popup {
  const evaluate: Popup['eval'] = async (fn, ...args) => {
    const reply = await evalInWindow(runInPopup, toExpression(fn, args));
    if (reply.error !== undefined) throw new Error(`in popup: ${reply.error}`);
    return reply.value as never;
  };
  return {
    eval: evaluate,
    waitFor: (fn, timeoutMs, ...args) => poll(() => evaluate(fn, ...args), fn, timeoutMs),
    click: (x, y) => evaluate(toExpression(clickInPopup, [x, y], 'content')),
    key: (combo) => evaluate(keysExpression(combo, 'content')),
    type: (text) => evaluate(textExpression(text, 'content')),
    screenshot: async (file) => {
      const png = Buffer.from(await evalInWindow(drawPopup), 'base64');
      if (file !== undefined) writeFileSync(file, png);
      return png;
    },
    isOpen: () => evalInWindow(isPopupOpen),
    close: async () => {
      await evalInWindow(hidePopup);
      await poll(async () => !(await evalInWindow(isPopupOpen)), 'a closed popup');
    },
  };
}

// The functions below run in the browser window, whose objects have no types.
/* eslint-disable @typescript-eslint/no-explicit-any */

const isPopupOpen = (): boolean => document.querySelector('browser.webextension-popup-browser') !== null;

function hidePopup(): void {
  const panel: any = document.querySelector('browser.webextension-popup-browser')?.closest('panel');
  panel?.hidePopup();
}

async function pressButton(uuid: string): Promise<void> {
  const { ChromeUtils, WebExtensionPolicy } = globalThis as any;
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByHostname(uuid);
  await ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window, false);
}

/** Evaluate an expression in the popup; it sees `content`, `window` and `document`. */
function runInPopup(expression: string): Promise<{ value?: unknown; error?: string }> {
  const popup: any = document.querySelector('browser.webextension-popup-browser');
  if (!popup) return Promise.resolve({ error: 'the popup is closed' });
  const name = `popup-${Math.random()}`;
  const script = `(async () => {
    const window = content, document = content.document;
    const { getComputedStyle, innerWidth, innerHeight } = content;
    try { return { value: await ${expression} }; }
    catch (error) { return { error: String(error) }; }
  })().then((reply) => sendAsyncMessage('${name}', reply));`;
  return new Promise((resolve) => {
    const { messageManager } = popup;
    const done = (reply: { value?: unknown; error?: string }): void => resolve(reply);
    messageManager.addMessageListener(name, (message: { data: object }) => done(message.data));
    messageManager.loadFrameScript(`data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
    setTimeout(() => done({ error: 'no answer' }), 3000);
  });
}

function clickInPopup(content: any, x: number, y: number): void {
  content.synthesizeMouseEvent('mousemove', x, y, {}, {});
  content.synthesizeMouseEvent('mousedown', x, y, { button: 0, clickCount: 1 }, {});
  content.synthesizeMouseEvent('mouseup', x, y, { button: 0, clickCount: 1 }, {});
}

async function drawPopup(): Promise<string> {
  const popup: any = document.querySelector('browser.webextension-popup-browser');
  const picture = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas') as HTMLCanvasElement;
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')!.drawImage(picture, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1]!;
}
