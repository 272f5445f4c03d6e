import { describe, expect, it } from 'vitest';
import { folderOf, manifestProblems, runBuild } from '../../src/cli/build';

describe('manifestProblems', () => {
  const good = { permissions: ['storage', 'contextMenus'] };
  it('has nothing to say on the promised permissions', () => {
    expect(manifestProblems(good)).toEqual([]);
  });
  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'one permission more',
      { permissions: ['storage', 'contextMenus', 'tabs'] },
      /permissions are storage, contextMenus, tabs/,
    ],
    ['one permission less', { permissions: ['storage'] }, /permissions are storage/],
    ['no permissions', {}, /permissions are none/],
    ['host permissions', { ...good, host_permissions: ['https://*/*'] }, /host_permissions/],
    ['files that pages can load', { ...good, web_accessible_resources: [] }, /web_accessible_resources/],
  ])('objects to %s', (_, manifest, problem) => {
    expect(manifestProblems(manifest).join('\n')).toMatch(problem);
  });
});

describe('runBuild', () => {
  it('refuses unknown arguments in one sentence', async () => {
    const lines: string[] = [];
    expect(await runBuild(['--nonsense'], (line) => lines.push(line))).toBe(2);
    expect(lines).toEqual(['Use: npm run build [-- --open-root].']);
  });
});

it.each([
  ['dist/chrome', { target: 'chrome', openRoot: false }],
  ['dist/firefox-open', { target: 'firefox', openRoot: true }],
] as const)('a build goes into %s', (folder, build) => {
  expect(folderOf(build)).toBe(folder);
});
