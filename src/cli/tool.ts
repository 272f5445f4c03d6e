/** Running the programs of installed packages, and our own commands. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Top folder of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How a process ended. `code` is null if it was killed. */
export interface Ended {
  code: number | null;
  output: string;
}

export interface ToolOptions {
  env?: NodeJS.ProcessEnv;
  /** Milliseconds after which it is killed. */
  timeout?: number;
}

/** Programs whose package has another name. */
const PACKAGES: Record<string, string> = { tsc: 'typescript' };

/** The script behind a program: run by Node it needs no shell, which Windows would. */
export function programOf(tool: string): string {
  const dir = join(ROOT, 'node_modules', PACKAGES[tool] ?? tool);
  const { bin } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const script = typeof bin === 'string' ? bin : bin[tool];
  if (script === undefined) throw new Error(`No package has a program ${tool}.`);
  return join(dir, script);
}

/** Run a program from the top folder to its end and collect what it says. */
export function runTool(tool: string, args: readonly string[], options: ToolOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [programOf(tool), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let output = '';
    const collect = (chunk: unknown): void => {
      output += String(chunk);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** What an error says, without Node's advice on options, which goes on for several sentences. */
export const toSentence = (error: unknown): string =>
  error instanceof Error ? error.message.split('. To specify')[0]! : String(error);

/**
 * Run a command whose module was started by itself: what it returns goes to standard output, an error as its one sentence to
 * standard error with exit code 2. Does nothing where the module was imported.
 */
export async function runAsCommand(moduleUrl: string, run: (args: string[]) => Promise<string>): Promise<void> {
  if (moduleUrl !== pathToFileURL(process.argv[1] ?? '').href) return;
  try {
    process.stdout.write(`${await run(process.argv.slice(2))}\n`);
  } catch (error) {
    process.stderr.write(`${toSentence(error)}\n`);
    process.exitCode = 2;
  }
}
