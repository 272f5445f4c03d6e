import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { namesIn, pack, sourceNames } from '../../src/cli/package';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'termlight-package-'));
  mkdirSync(join(dir, 'b'));
  writeFileSync(join(dir, 'b', '两.txt'), '两个毫不动摇');
  writeFileSync(join(dir, 'a.txt'), 'a'.repeat(10_000));
  writeFileSync(join(dir, 'Z.txt'), '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true });
});

describe('pack', () => {
  it('holds every file as it is, sorted', () => {
    const files = unzipSync(pack(dir, namesIn(dir)));
    expect(Object.keys(files)).toEqual(['Z.txt', 'a.txt', 'b/两.txt']);
    expect(Buffer.from(files['b/两.txt']!).toString()).toBe('两个毫不动摇');
    expect(files['a.txt']).toHaveLength(10_000);
  });

  it('makes the same bytes at another time, in another zone and from names in another order', () => {
    const first = pack(dir, namesIn(dir));
    utimesSync(join(dir, 'a.txt'), new Date(2001, 1, 3), new Date(2001, 1, 3));
    vi.stubEnv('TZ', 'Asia/Shanghai');
    const again = pack(dir, namesIn(dir).reverse());
    expect(Buffer.from(again).equals(first)).toBe(true);
  });

  it('makes other bytes of other files', () => {
    const first = pack(dir, namesIn(dir));
    writeFileSync(join(dir, 'Z.txt'), 'z');
    expect(Buffer.from(pack(dir, namesIn(dir))).equals(first)).toBe(false);
  });
});

describe('sourceNames', () => {
  it('are the files that Git knows or would take, but not those that are gone or ignored', () => {
    const git = (...args: string[]): void => void execFileSync('git', args, { cwd: dir });
    git('init', '-q');
    writeFileSync(join(dir, '.gitignore'), 'ignored/\n');
    mkdirSync(join(dir, 'ignored'));
    writeFileSync(join(dir, 'ignored', 'x'), '');
    git('add', 'a.txt', 'Z.txt');
    rmSync(join(dir, 'Z.txt'));
    expect(sourceNames(dir).sort()).toEqual(['.gitignore', 'a.txt', 'b/两.txt']);
  });

  it('cannot be told outside of a checkout', () => {
    vi.stubEnv('GIT_CEILING_DIRECTORIES', tmpdir());
    expect(() => sourceNames(dir)).toThrow('only in a Git checkout');
  });
});
