/** Firefox with an unpacked extension, driven by WebDriver BiDi: no driver program is needed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinary } from './binary';
import { connect, fromBidi, toBidi, type Connection, type Message, type Remote } from './firefox-connection';
import { createInput } from './firefox-input';
import {
  VIEWPORT,
  poll,
  sleep,
  toDeclaration,
  toExpression,
  type Browser,
  type BrowserOptions,
  type Size,
  type Tab,
} from './tab';

/** The extension's origin is moz-extension://<this>/ in every run. */
const EXTENSION_UUID = '11111111-2222-4333-8444-555555555555';

/** Pointer and wheel go through the whole browser, as from a hand; sent to the page alone, a wheel scrolls through `contain`. */
const REAL_INPUT_PREFS = { 'remote.events.async.mouse.enabled': true, 'remote.events.async.wheel.enabled': true };

/** Keep the browser from asking its maker for anything. */
const QUIET_PREFS = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.startup.homepage': 'about:blank',
  'browser.aboutwelcome.enabled': false,
  'browser.preonboarding.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.newtab.preload': false,
  'browser.contentblocking.report.hide_vpn_banner': true,
  'browser.region.network.url': '',
  'browser.region.update.enabled': false,
  'browser.search.update': false,
  'browser.topsites.contile.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'termsofuse.acceptedVersion': 999,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.blocklist.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'services.settings.server': 'data:,',
  'dom.push.connection.enabled': false,
};

function proxyPrefs(proxy: string | undefined): Record<string, string | number | boolean> {
  if (proxy === undefined) return {};
  const [host = '', port = ''] = proxy.split(':');
  return {
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
  };
}

/** Open Firefox; see `openBrowser`. */
export async function openFirefox(dir: string | null, options: BrowserOptions): Promise<Browser> {
  const { prefs = {}, headless = true, proxy, viewport = VIEWPORT } = options;
  const uuids =
    dir === null ? {} : { 'extensions.webextensions.uuids': JSON.stringify({ [idOf(dir)]: EXTENSION_UUID }) };
  const profile = mkdtempSync(join(tmpdir(), 'termlight-firefox-'));
  const lines = Object.entries({ ...QUIET_PREFS, ...REAL_INPUT_PREFS, ...uuids, ...proxyPrefs(proxy), ...prefs });
  writeFileSync(
    join(profile, 'user.js'),
    lines.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`).join('\n'),
  );
  const flags = ['--no-remote', '--profile', profile, '--remote-debugging-port=0', '-remote-allow-system-access'];
  const child = spawn(findBinary('firefox'), [...(headless ? ['--headless'] : []), ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The page area must lie within the window: a real pointer cannot leave it.
    env: { ...process.env, MOZ_HEADLESS_WIDTH: '1600', MOZ_HEADLESS_HEIGHT: '1200' },
  });
  const connection = await connect(`${await addressFrom(child)}/session`);
  const { send } = connection;
  await send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  if (dir !== null) await send('webExtension.install', { extensionData: { type: 'path', path: dir } });
  const { contexts } = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const window = contexts[0].context as string;
  const base = dir === null ? '' : `moz-extension://${EXTENSION_UUID}/`;

  let door: Promise<Tab> | null = null; // the extension page through which the API is reached
  return {
    which: 'firefox',
    base,
    newTab: () => openTab(connection, viewport),
    evalInExtension: async (fn, ...args) => {
      door ??= openDoor(connection, base);
      return evalWithApi(await door, fn, args);
    },
    evalInWindow: (fn, ...args) => evaluate(connection, window, toExpression(fn, args)),
    close: () => closeFirefox(connection, child, profile),
  };
}

const idOf = (dir: string): string => {
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  return manifest.browser_specific_settings.gecko.id;
};

/** A tab in the background: the tab in front stays the one that commands and popups are about. */
async function openDoor(connection: Connection, base: string): Promise<Tab> {
  const { context } = await connection.send('browsingContext.create', { type: 'tab', background: true });
  const tab = toTab(connection, context as string);
  await tab.goto(`${base}manifest.json`);
  return tab;
}

function evalWithApi<Result>(tab: Tab, fn: (...args: never[]) => unknown, args: unknown[]): Promise<Result> {
  return tab.eval<[], Result>(toExpression(fn, args, 'browser'));
}

async function openTab(connection: Connection, viewport: Size): Promise<Tab> {
  const { context } = await connection.send('browsingContext.create', { type: 'tab' });
  const tab = toTab(connection, context as string);
  await tab.resize(viewport);
  return tab;
}

function toTab(connection: Connection, context: string): Tab {
  const { send } = connection;
  const errors: string[] = [];
  connection.onEvent((message) => errors.push(...errorsIn(message, context)));
  const evalHere: Tab['eval'] = (fn, ...args) => evaluate(connection, context, toExpression(fn, args));
  return {
    ...createInput(connection, context),
    goto: async (url, wait = 'complete') => {
      await send('browsingContext.navigate', { context, url, wait });
    },
    eval: evalHere,
    evalInShadow: (host, fn, ...args) => evaluateInShadow(connection, context, host, fn, args),
    waitFor: (fn, timeoutMs, ...args) => poll(() => evalHere(fn, ...args), fn, timeoutMs),
    screenshot: async (file) => {
      const { data } = await send('browsingContext.captureScreenshot', { context, origin: 'viewport' });
      const png = Buffer.from(data as string, 'base64');
      if (file !== undefined) writeFileSync(file, png);
      return png;
    },
    resize: (size) => send('browsingContext.setViewport', { context, viewport: size }),
    front: () => send('browsingContext.activate', { context }),
    consoleErrors: () => [...errors],
    close: () => send('browsingContext.close', { context }),
  };
}

function errorsIn({ method, params }: Message, context: string): string[] {
  const { source, level, text } = params as { source?: { context?: string }; level?: string; text?: string };
  const counts = method === 'log.entryAdded' && source?.context === context && (level === 'error' || level === 'warn');
  return counts ? [text ?? ''] : [];
}

interface Evaluated {
  type: string;
  result?: Remote;
  exceptionDetails?: { text: string };
}

async function evaluate<Result>({ send }: Connection, context: string, expression: string): Promise<Result> {
  const reply: Evaluated = await send('script.evaluate', {
    expression,
    target: { context },
    awaitPromise: true,
    userActivation: true,
    resultOwnership: 'none',
    serializationOptions: { maxObjectDepth: 10 },
  });
  if (reply.type === 'exception') throw new Error(`in page: ${reply.exceptionDetails?.text ?? ''}`);
  return fromBidi(reply.result) as Result;
}

/** Firefox hands out a reference to any shadow root with its host, and a function may be called on it. */
async function evaluateInShadow<Result>(
  { send }: Connection,
  context: string,
  host: string,
  fn: (...args: never[]) => unknown,
  args: unknown[],
): Promise<Result | null> {
  const { nodes } = await send('browsingContext.locateNodes', {
    context,
    locator: { type: 'css', value: host },
    maxNodeCount: 1,
    serializationOptions: { maxDomDepth: 1, includeShadowTree: 'all' },
  });
  const root = (nodes[0] as { value?: { shadowRoot?: Remote | null } } | undefined)?.value?.shadowRoot;
  if (!root?.sharedId) return null;
  const reply: Evaluated = await send('script.callFunction', {
    functionDeclaration: toDeclaration(fn, args),
    arguments: [{ sharedId: root.sharedId }, ...args.map(toBidi)],
    target: { context },
    awaitPromise: true,
    resultOwnership: 'none',
    serializationOptions: { maxObjectDepth: 10 },
  });
  if (reply.type === 'exception') throw new Error(`in page: ${reply.exceptionDetails?.text ?? ''}`);
  return fromBidi(reply.result) as Result;
}

async function closeFirefox({ send, close }: Connection, child: ChildProcess, profile: string): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null) resolve();
    child.once('exit', () => resolve());
  });
  await Promise.race([send('browser.close').catch(() => undefined), sleep(1500)]);
  close();
  await Promise.race([ended, sleep(4000).then(() => child.kill('SIGKILL'))]);
  await ended;
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** Firefox prints the address it listens at. */
function addressFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const onData = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    };
    child.stderr?.on('data', onData);
    child.stdout?.on('data', onData);
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}\n${output}`)));
  });
}
