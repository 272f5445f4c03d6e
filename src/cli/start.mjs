/**
 * The `start` command: Termlight in a browser, on the demo article or on a page of your choice.
 *
 *     npm start                        the demo article
 *     npm start -- FILE | URL          another page
 *
 * See `open-page.ts` for what it does and for more options; this part only makes ready what that one needs.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromiumPath, firefoxPath, setup } from './setup.mjs';

try {
  await setup({ browsers: 'any' });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const [chromium, firefox] = [chromiumPath(), firefoxPath()];
const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/open-page.ts', ...process.argv.slice(2)], {
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  env: {
    INIT_CWD: process.cwd(),
    ...process.env,
    ...(chromium && { CHROMIUM: chromium }),
    ...(firefox && { FIREFOX: firefox }),
  },
  stdio: 'inherit',
});
process.on('SIGINT', () => {}); // the terminal sends it to the child too, which then closes the browser
process.on('SIGTERM', () => child.kill());
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
