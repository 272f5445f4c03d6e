/**
 * The `package` command: builds the extension and packs what the stores ask for: one zip for each browser and one of the
 * source. The same files always make the same bytes.
 *
 * Exit code 0: packed; 1: problems, which are printed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync, type Zippable } from 'fflate';
import { filesIn, folderOf, readManifest, runBuild, type Target } from './build';
import { ROOT } from './tool';

/** Pack files of one folder, named by paths from it with slashes, in the order of the code units of their names. */
export function pack(dir: string, names: readonly string[]): Uint8Array {
  const files: Zippable = {};
  const sorted = [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  for (const name of sorted) files[name] = new Uint8Array(readFileSync(join(dir, name)));
  // The first day that a zip can hold, as local time, which is what zips hold: the same bytes in every time zone.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}

/** Names of all files in a folder, as a zip holds them. */
export const namesIn = (dir: string): string[] => filesIn(dir).map((path) => relative(dir, path).replaceAll('\\', '/'));

/** What Git knows of a working tree, and what it does not ignore: that is what the build was made from. */
export function sourceNames(root: string): string[] {
  const git = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (git.status !== 0) throw new Error('The source can be packed only in a Git checkout: `git ls-files` failed.');
  return [...new Set(git.stdout.split('\0'))].filter(
    (name) => name !== '' && statSync(join(root, name), { throwIfNoEntry: false })?.isFile(),
  );
}

function writeZip(name: string, dir: string, names: readonly string[], print: (text: string) => void): void {
  const bytes = pack(dir, names);
  writeFileSync(join(ROOT, 'dist', name), bytes);
  print(`dist/${name}: ${names.length} files, ${Math.round(bytes.length / 1000)} kB`);
}

async function runPackage(print: (text: string) => void): Promise<number> {
  const code = await runBuild([], print);
  if (code !== 0) return code;
  for (const target of ['chrome', 'firefox'] satisfies Target[]) {
    const dir = join(ROOT, folderOf({ target, openRoot: false }));
    writeZip(`termlight-${String(readManifest(dir)['version'])}-${target}.zip`, dir, namesIn(dir), print);
  }
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  try {
    writeZip(`termlight-${version}-source.zip`, ROOT, sourceNames(ROOT), print);
  } catch (error) {
    print((error as Error).message);
    return 1;
  }
  return 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runPackage((text) => console.log(text));
}
