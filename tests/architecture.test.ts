import { readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { DOM_GLOBALS, EXTENSION_GLOBALS, PACKAGES, ROOMS, ROOMS_WITHOUT_DOM } from '../rooms.js';

// The project's own configuration; only what needs a file to be part of a TypeScript project is off.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

/** The rules that object to code planted in a room. */
async function objections(room: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `src/${room}/planted.ts` });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const rooms = Object.keys(ROOMS) as (keyof typeof ROOMS)[];

/** A module of each room to import, without its ending. */
const moduleOf = (room: string): string => {
  const file = readdirSync(`src/${room}`).find((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'));
  return file!.replace(/\.tsx?$/, '');
};

describe('imports between rooms', () => {
  const pairs = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => ({ from, to })));

  it.each(pairs)('from $from to $to are as the table says, for values and for types', async ({ from, to }) => {
    const path = `../${to}/${moduleOf(to)}`;
    const allowed = (ROOMS[from] as string[]).includes(to);
    for (const code of [
      `import * as planted from '${path}';\nplanted;`,
      `import type * as planted from '${path}';\nexport type P = typeof planted;`,
    ]) {
      const objected = (await objections(from, code)).includes('import-x/no-restricted-paths');
      expect(objected, code).toBe(!allowed);
    }
  });

  it('name every room that there is', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...rooms].sort());
  });
});

describe('imports of packages', () => {
  const packages = [...Object.keys(PACKAGES), 'some-package', 'node:fs'];
  const pairs = rooms.flatMap((room) => packages.map((name) => ({ room, name })));

  it.each(pairs)('of $name into $room are as the table says', async ({ room, name }) => {
    const allowed =
      name === 'node:fs'
        ? ['cli', 'glossary'].includes(room)
        : ((PACKAGES as Record<string, string[]>)[name] ?? []).includes(room);
    const objected = (await objections(room, `import * as planted from '${name}';\nplanted;`)).includes(
      'no-restricted-imports',
    );
    expect(objected).toBe(!allowed);
  });
});

describe('globals', () => {
  const names = [...DOM_GLOBALS, ...EXTENSION_GLOBALS, 'fetch'];
  const pairs = rooms.flatMap((room) => names.map((name) => ({ room, name })));

  it.each(pairs)('$name in $room is as the table says', async ({ room, name }) => {
    const forbidden = DOM_GLOBALS.includes(name)
      ? ROOMS_WITHOUT_DOM.includes(room)
      : EXTENSION_GLOBALS.includes(name)
        ? room !== 'platform'
        : !['cli', 'glossary'].includes(room);
    const objected = (await objections(room, `export const planted = ${name};`)).includes('no-restricted-globals');
    expect(objected).toBe(forbidden);
  });
});

describe('core', () => {
  const options = ts.parseJsonConfigFileContent(
    ts.readConfigFile('src/core/tsconfig.json', (path) => ts.sys.readFile(path)).config,
    ts.sys,
    'src/core',
  ).options;

  /** The errors of the type check that core gets, for a file planted in it. */
  function errorsOf(code: string): string[] {
    const host = ts.createCompilerHost(options);
    const getSourceFile = host.getSourceFile.bind(host);
    host.getSourceFile = (name, ...rest) =>
      name.endsWith('planted.ts')
        ? ts.createSourceFile(name, code, ts.ScriptTarget.ES2022)
        : getSourceFile(name, ...rest);
    const program = ts.createProgram(['src/core/planted.ts'], options, host);
    return program
      .getSemanticDiagnostics(program.getSourceFile('src/core/planted.ts'))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  }

  it.each(['document.title', 'chrome.runtime', 'setTimeout(() => 0)', 'process.env', 'performance.now()'])(
    'does not know %s',
    (code) => {
      expect(errorsOf(`export const planted = ${code};`)).toEqual([expect.stringContaining('Cannot find name')]);
    },
  );

  it('knows the language itself', () => {
    expect(errorsOf("export const planted = 'a'.normalize('NFKD');")).toEqual([]);
  });
});
