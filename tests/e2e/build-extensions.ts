/** Before all tests: build what is missing or older than its sources, and copy it aside. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD_NAMES, OUTPUT, ROOT, buildDir, type BuildName } from './builds';

/** Node's own command-line programs among the sources go into no build. */
const SOURCES = ['src', 'public', 'manifest.json', 'vite.config.ts', 'package-lock.json'];
const NOT_BUILT = ['src/cli', 'src/glossary/compile', 'src/glossary/terms'];

export function setup(): void {
  mkdirSync(OUTPUT, { recursive: true });
  if (!existsSync(join(ROOT, 'src/glossary/generated/index.ts'))) run('tsx/dist/cli.mjs', ['src/cli/glossary.ts']);
  const changed = Math.max(...SOURCES.map((source) => newest(source)));
  for (const name of BUILD_NAMES) {
    const manifest = statSync(join(ROOT, 'dist', name, 'manifest.json'), { throwIfNoEntry: false });
    if (!manifest || manifest.mtimeMs < changed) build(name);
    rmSync(buildDir(name), { recursive: true, force: true });
    cpSync(join(ROOT, 'dist', name), buildDir(name), { recursive: true });
  }
}

function build(name: BuildName): void {
  const [target = '', open] = name.split('-');
  const environment = { NODE_ENV: 'production', TARGET: target, OPEN_SHADOW_ROOT: open ? '1' : '' };
  run('vite/bin/vite.js', ['build', '--logLevel', 'error'], environment);
}

function run(program: string, args: string[], environment: Record<string, string> = {}): void {
  execFileSync(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** When the newest file in there was changed, in milliseconds. */
function newest(path: string): number {
  if (NOT_BUILT.includes(path)) return 0;
  const { mtimeMs, isDirectory } = describe(path);
  if (!isDirectory) return mtimeMs;
  return Math.max(0, ...readdirSync(join(ROOT, path)).map((name) => newest(join(path, name))));
}

function describe(path: string): { mtimeMs: number; isDirectory: boolean } {
  const stats = statSync(join(ROOT, path));
  return { mtimeMs: stats.mtimeMs, isDirectory: stats.isDirectory() };
}
