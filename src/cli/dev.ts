/**
 * The `dev` command: keeps a build up to date while the sources change.
 *
 *     npm run dev                      dist/dev-chrome, with hot reload from a server
 *     TARGET=firefox npm run dev       dist/dev-firefox, built anew at each change
 *
 * Ends at Ctrl+C. Exit code 1: the glossary has problems, which are printed.
 */
import { spawn } from 'node:child_process';
import { runGlossary } from './glossary';
import { ROOT, programOf } from './tool';

/** Firefox runs no script from a server in an extension, so there is nothing to serve. */
const args = process.env['TARGET'] === 'firefox' ? ['build', '--watch', '--outDir', 'dist/dev-firefox'] : [];

if (runGlossary([], (text) => console.log(text)) === 0) {
  const child = spawn(process.execPath, [programOf('vite'), ...args], { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('close', (code) => {
    process.exitCode = code ?? 0;
  });
} else {
  process.exitCode = 1;
}
