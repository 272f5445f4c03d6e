/**
 * What has to be there before anything else of the project runs: the npm packages and a browser. Only Node's own modules
 * are used here.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MIN_NODE = [20, 19];
const DEBIAN_PACKAGES = ['chromium', 'firefox-esr', 'fonts-noto-cjk'];

const { HOME = homedir(), LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env;
const PROGRAMFILES_X86 = process.env['PROGRAMFILES(X86)'] ?? '';

/** Names in the path, then usual places. Those of other systems do not exist here. */
const CHROMIUMS = {
  names: ['chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable', 'brave-browser'],
  places: [
    ...['/Applications', join(HOME, 'Applications')].flatMap((apps) => [
      `${apps}/Chromium.app/Contents/MacOS/Chromium`,
      `${apps}/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
      `${apps}/Brave Browser.app/Contents/MacOS/Brave Browser`,
    ]),
    join(LOCALAPPDATA, 'Chromium/Application/chrome.exe'),
    ...[PROGRAMFILES, PROGRAMFILES_X86].map((dir) => join(dir, 'Microsoft/Edge/Application/msedge.exe')),
    '/snap/bin/chromium',
  ],
};
const FIREFOXES = {
  names: ['firefox-esr', 'firefox'],
  places: [
    ...['/Applications', join(HOME, 'Applications')].map((apps) => `${apps}/Firefox.app/Contents/MacOS/firefox`),
    ...[PROGRAMFILES, PROGRAMFILES_X86].map((dir) => join(dir, 'Mozilla Firefox/firefox.exe')),
    '/snap/bin/firefox',
  ],
};
/** Since version 137 it takes no unpacked extension from the command line, so it is of no use here. */
const CHROMES = {
  names: ['google-chrome', 'google-chrome-stable'],
  places: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...[PROGRAMFILES, PROGRAMFILES_X86, LOCALAPPDATA].map((dir) => join(dir, 'Google/Chrome/Application/chrome.exe')),
  ],
};

/** Path of a Chromium that loads unpacked extensions: the variable CHROMIUM, else the first found; null for none. */
export const chromiumPath = () => process.env.CHROMIUM || findProgram(CHROMIUMS);

/** Path of a Firefox: the variable FIREFOX, else the first found; null for none. */
export const firefoxPath = () => process.env.FIREFOX || findProgram(FIREFOXES);

/**
 * Make ready what is missing: the npm packages always, `browsers` as asked: 'any', 'both' or 'none' of Chromium and
 * Firefox. Rejects with an error whose message tells the user, where that cannot be done.
 */
export async function setup({ browsers }) {
  checkNode(process.versions.node);
  installPackages();
  if (lacksBrowsers(browsers)) await installBrowsers(browsers);
}

/** Throws a sentence on a Node that is too old. */
export function checkNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return;
  throw new Error(`Termlight needs Node ${MIN_NODE.join('.')} or newer; this is ${version}.`);
}

/**
 * Do the installed packages (npm's note of them) answer to the lock file? Optional ones are for other systems as well, so
 * they may be missing.
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    return found ? found.version === version : Boolean(optional || devOptional);
  });
}

function installPackages() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  if (existsSync(installed) && isInstalled(readJson(join(ROOT, 'package-lock.json')), readJson(installed))) return;
  console.log('Installing the npm packages…');
  // Run by npm we know where it lies; on its own it is a script that only a shell finds on Windows.
  const npm = process.env.npm_execpath;
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 };
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.status !== 0) throw new Error(`${said(done)}\nThe npm packages could not be installed (npm ci).`);
}

function lacksBrowsers(wanted) {
  const [chromium, firefox] = [chromiumPath() !== null, firefoxPath() !== null];
  if (wanted === 'both') return !chromium || !firefox;
  return wanted === 'any' && !chromium && !firefox;
}

async function installBrowsers(wanted) {
  const missing = wanted === 'both' ? missingOfBoth() : 'Chromium (or Edge) or Firefox';
  const chrome = findProgram(CHROMES) && !chromiumPath() ? ' Google Chrome no longer loads unpacked extensions.' : '';
  const advice = `Install ${missing}, or name the program in the variable CHROMIUM or FIREFOX.${chrome}`;
  if (!isDebian() || process.getuid?.() !== 0 || !(await isAgreed())) throw new Error(advice);
  console.log(`Installing ${DEBIAN_PACKAGES.join(', ')} with apt-get…`);
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES]]) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const done = spawnSync('apt-get', args, { env, encoding: 'utf8', maxBuffer: 1 << 26 });
    if (done.status !== 0) throw new Error(`${said(done)}\napt-get ${args[0]} failed. ${advice}`);
  }
  if (lacksBrowsers(wanted)) throw new Error(advice);
}

const missingOfBoth = () =>
  [chromiumPath() ? '' : 'Chromium (or Edge)', firefoxPath() ? '' : 'Firefox'].filter(Boolean).join(' and ');

async function isAgreed() {
  if (process.env.CI === 'true') return true;
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`Install ${DEBIAN_PACKAGES.join(', ')} with apt-get? [y/N] `);
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));

function findProgram({ names, places }) {
  const dirs = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const paths = names.flatMap((name) => dirs.map((dir) => join(dir, name)));
  // A variable that Windows alone sets leaves a relative path elsewhere.
  return [...paths, ...places.filter((place) => isAbsolute(place))].find(isProgram) ?? null;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const said = ({ stdout, stderr, error }) => `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim();
