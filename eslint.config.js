import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { DOM_GLOBALS, EXTENSION_GLOBALS, PACKAGES, ROOMS, ROOMS_WITHOUT_DOM } from './rooms.js';

const MAX_LINES = { skipBlankLines: true, skipComments: true };

/** Each room may import from itself and from the rooms that the table names. */
const zones = Object.entries(ROOMS).map(([room, allowed]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...allowed].map((name) => `./${name}`),
  message: `${room} may import only from: ${allowed.join(', ') || 'nothing'} (see rooms.js)`,
}));

/** What a room may not import or name: packages that are not its own, the DOM, the extension API. */
function restrictions(room) {
  const allowed = Object.entries(PACKAGES).flatMap(([name, rooms]) => (rooms.includes(room) ? [name] : []));
  const relative = ['.*', 'node:*'].filter((pattern) => pattern !== 'node:*' || NODE_ROOMS.includes(room));
  const globals = [
    ...(room === 'platform' ? [] : EXTENSION_GLOBALS),
    ...(ROOMS_WITHOUT_DOM.includes(room) ? DOM_GLOBALS : []),
    ...(NODE_ROOMS.includes(room) ? [] : NETWORK_GLOBALS),
  ];
  return {
    files: [`src/${room}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              // Everything that does not begin with a dot, but for what the table allows.
              regex: `^(?!\\.)(?!(?:${[...allowed, ...(relative.includes('node:*') ? ['node:.*'] : [])].join('|') || '-'})$)`,
              message: `${room} may import only these packages: ${allowed.join(', ') || 'none'} (see rooms.js)`,
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...globals.map((name) => ({ name, message: `${room} does not know ${name} (see rooms.js)` })),
      ],
    },
  };
}

/** Rooms that run in Node at build time or on the command line. */
const NODE_ROOMS = ['cli', 'glossary'];
/** Nothing ever leaves the machine. */
const NETWORK_GLOBALS = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'RTCPeerConnection',
  'Image',
  'importScripts',
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'src/glossary/generated/', 'tests/output/'] },
  {
    files: ['**/*.{js,mjs,ts,tsx}'],
    extends: [tseslint.configs.base],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'max-lines': ['error', { max: 300, ...MAX_LINES }],
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'no-eval': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Every non-null assertion here stands behind a bounds check that the compiler cannot see.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, ...MAX_LINES }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'AssignmentExpression > MemberExpression[property.name=/^(innerHTML|outerHTML)$/]',
          message: 'Text is put in as text.',
        },
        {
          selector:
            'CallExpression[callee.property.name=/^(insertAdjacentHTML|sendBeacon)$/], CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
          message: 'Text is put in as text, and nothing leaves the machine.',
        },
        {
          selector:
            'MemberExpression[object.object.name="CSS"][object.property.name="highlights"][property.name=/^(keys|values|entries|forEach)$/], ForOfStatement > MemberExpression.right[object.name="CSS"][property.name="highlights"]',
          message: 'Firefox throws when a content script iterates the registry of highlights.',
        },
      ],
    },
  },
  {
    // What comes out of a browser by protocol, out of a YAML file or out of JSON has no type before it is checked.
    files: ['src/cli/**', 'src/glossary/compile/**', 'tests/**'],
    rules: Object.fromEntries(
      ['assignment', 'member-access', 'call', 'return', 'argument'].map((name) => [
        `@typescript-eslint/no-unsafe-${name}`,
        'off',
      ]),
    ),
  },
  // A factory's parts are functions of their own; only what is written in one piece counts.
  { files: ['src/**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 100, ...MAX_LINES }] } },
  ...Object.keys(ROOMS).map(restrictions),
  { files: ['*.config.ts', 'eslint.config.js', 'tests/**'], rules: { 'import-x/no-default-export': 'off' } },
);
