/**
 * The `build` command: the glossary, then the extension for each browser, into `dist/`.
 *
 *     npm run build                    dist/chrome and dist/firefox
 *     npm run build -- --open-root     also dist/chrome-open and dist/firefox-open, whose card tests can look into
 *
 * Exit code 0: built; 1: problems, which are printed; 2: wrong arguments.
 */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runGlossary } from './glossary';
import { ROOT, runTool } from './tool';

/** All that the extension may ask for. */
const PERMISSIONS = ['contextMenus', 'storage'];

export type Target = 'chrome' | 'firefox';

interface Build {
  target: Target;
  /** With a card that scripts can look into; for tests, never for release. */
  openRoot: boolean;
}

/** Build everything. `print` gets each line of the output. Resolves with the exit code. */
export async function runBuild(args: readonly string[], print: (text: string) => void): Promise<0 | 1 | 2> {
  let openRoot: boolean;
  try {
    openRoot =
      parseArgs({ args: [...args], options: { 'open-root': { type: 'boolean' } } }).values['open-root'] ?? false;
  } catch {
    print('Use: npm run build [-- --open-root].');
    return 2;
  }
  const glossary: string[] = [];
  if (runGlossary([], (text) => glossary.push(text)) !== 0) {
    print(glossary.join('\n'));
    return 1;
  }
  const builds = [false, ...(openRoot ? [true] : [])].flatMap((open): Build[] => [
    { target: 'chrome', openRoot: open },
    { target: 'firefox', openRoot: open },
  ]);
  const results = await inPairs(builds, (build) => buildOne(build));
  for (const result of results) print(result.text);
  return results.every(({ ok }) => ok) ? 0 : 1;
}

/** Folder of a build, from the top of the project. */
export const folderOf = ({ target, openRoot }: Build): string => `dist/${target}${openRoot ? '-open' : ''}`;

/** Each build in a process of its own: the plugin for extensions keeps state, and the target is an environment variable. */
async function buildOne(build: Build): Promise<{ ok: boolean; text: string }> {
  const env = { ...process.env, TARGET: build.target, OPEN_SHADOW_ROOT: build.openRoot ? '1' : '' };
  const { code, output } = await runTool('vite', ['build', '--logLevel', 'warn'], { env });
  const folder = folderOf(build);
  if (code !== 0) return { ok: false, text: `${folder} could not be built:\n${output.trim()}` };
  const dir = join(ROOT, folder);
  const problems = manifestProblems(readManifest(dir)).map((problem) => `${folder}/manifest.json: ${problem}`);
  if (problems.length > 0) return { ok: false, text: problems.join('\n') };
  const sizes = filesIn(dir).map((path) => statSync(path).size);
  const kilobytes = Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000);
  return { ok: true, text: `${folder}: ${sizes.length} files, ${kilobytes} kB` };
}

/** What in a manifest breaks the promises of the privacy text. Empty where all is well. */
export function manifestProblems(manifest: Readonly<Record<string, unknown>>): string[] {
  const problems: string[] = [];
  const permissions = Array.isArray(manifest['permissions']) ? manifest['permissions'].map(String) : [];
  if ([...permissions].sort().join() !== PERMISSIONS.join()) {
    problems.push(`permissions are ${permissions.join(', ') || 'none'}; they must be ${PERMISSIONS.join(', ')}.`);
  }
  const unwanted = [
    'host_permissions',
    'optional_permissions',
    'optional_host_permissions',
    'web_accessible_resources',
  ];
  for (const key of unwanted) if (key in manifest) problems.push(`there is ${key}; there must be none.`);
  return problems;
}

/** The manifest of a built extension. */
export const readManifest = (dir: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Record<string, unknown>;

/** Paths of all files below a folder, in the order of their names. */
export function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => (relative(dir, a) < relative(dir, b) ? -1 : 1));
}

/** Two at a time. */
async function inPairs<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += 2) results.push(...(await Promise.all(items.slice(at, at + 2).map(work))));
  return results;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runBuild(process.argv.slice(2), (text) => console.log(text));
}
