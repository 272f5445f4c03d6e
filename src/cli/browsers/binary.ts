/** Where the browsers of this machine are. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Which } from './tab';

const NAMES: Record<Which, string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  firefox: ['firefox-esr', 'firefox'],
};

/** The program of a browser: what CHROMIUM or FIREFOX names, else the first known name on PATH. Throws if there is none. */
export function findBinary(which: Which): string {
  const named = process.env[which.toUpperCase()];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = NAMES[which].flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (!found) throw new Error(`No ${which} on PATH: name it in the environment as ${which.toUpperCase()}.`);
  return found;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
