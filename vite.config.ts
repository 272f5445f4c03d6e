/**
 * Builds the extension for one browser: `TARGET=chrome|firefox`. Both are made from the one `manifest.json`.
 *
 * The content script is a self-contained file (`*.iife.ts`): it starts in a tenth of the time of a loader and needs no
 * web-accessible resources, by which pages could tell that the extension is there. Its sub-build runs without plugins, so
 * JSX comes from the tsconfig and the index is a generated module.
 */
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { minify } from 'terser';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import base from './manifest.json' with { type: 'json' };
import { INNER_NAMES } from './src/cli/inner-names';

const GECKO = {
  id: 'termlight@termlight.example',
  strict_min_version: '146.0',
  data_collection_permissions: { required: ['none'] },
};

function manifestFor(target: string, isDev: boolean): ManifestV3Export {
  const main = 'src/background/main.ts';
  const { content_security_policy: policy, ...rest } = base;
  // Hot reload needs a socket and inline modules: development has its own page policy and its own folder.
  const shared = isDev ? rest : { ...rest, content_security_policy: policy };
  if (target === 'firefox') {
    return {
      ...shared,
      background: { scripts: [main], type: 'module' },
      browser_specific_settings: { gecko: GECKO, gecko_android: { strict_min_version: '146.0' } },
    } as unknown as ManifestV3Export;
  }
  return {
    ...shared,
    minimum_chrome_version: '128',
    incognito: 'spanning',
    background: { service_worker: main, type: 'module' },
  } as ManifestV3Export;
}

/**
 * JSX as calls of `h`, which pack better than objects with `children`. Of all options that say so, this old one reaches the
 * sub-build. Types and unit tests take JSX from the tsconfig.
 */
const JSX: UserConfig['esbuild'] = {
  jsx: 'transform',
  jsxFactory: 'jsxElement',
  jsxFragment: 'JsxFragment',
  jsxInject: "import { h as jsxElement, Fragment as JsxFragment } from 'preact'",
};

/**
 * The letters of short names, those first that scripts use most. The minifier would count them in the whole file, of which most is
 * the index.
 */
const LETTERS = 'etnrisouaflchpdvmgybwkjqxzETNRISOUAFLCHPDVMGYBWKJQXZ_$';
const shortName = (number: number): string =>
  (number < LETTERS.length ? '' : shortName(Math.floor(number / LETTERS.length) - 1)) +
  LETTERS[number % LETTERS.length];

/**
 * Makes the content script, which goes into every page, smaller than the builder's own minifier does (ADR 7). A plugin, since the
 * sub-build takes no options of a minifier. Functions stay where they are: moved to where they are called, they would be made anew
 * at each call, also in the loops of the matcher.
 */
function shrinkContentScript(): Plugin {
  return {
    name: 'shrink-content-script',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const script = bundle['src/content/main.iife.js'];
      if (script?.type !== 'asset' || typeof script.source !== 'string') throw new Error('There is no content script.');
      const { code } = await minify(script.source, {
        ecma: 2022,
        // No property is read for what reading it does, and no method is made to be called with `new`. What is compared with a constant
        // stands before it here as in the source: the same way everywhere packs better.
        compress: { passes: 2, reduce_funcs: false, pure_getters: true, unsafe_methods: true, lhs_constants: false },
        mangle: {
          nth_identifier: { get: shortName },
          properties: { regex: new RegExp(`^(?:${INNER_NAMES.join('|')})$`) },
        },
        format: { ascii_only: true }, // a script of ASCII takes half the memory, of every process
      });
      script.source = code ?? script.source;
    },
  };
}

export default defineConfig(({ command }): UserConfig => {
  const target = process.env['TARGET'] ?? 'chrome';
  const isDev = command === 'serve';
  const openRoot = process.env['OPEN_SHADOW_ROOT'] === '1';
  return {
    plugins: [
      crx({ manifest: manifestFor(target, isDev), browser: target === 'firefox' ? 'firefox' : 'chrome' }),
      shrinkContentScript(),
    ],
    define: { __OPEN_SHADOW_ROOT__: JSON.stringify(openRoot) },
    esbuild: JSX,
    build: {
      outDir: `dist/${isDev ? 'dev-' : ''}${target}${openRoot ? '-open' : ''}`,
      emptyOutDir: true,
      target: ['chrome128', 'firefox146'], // of CSS too: light-dark() stays as it is, nothing is written twice
      // The strict page policy allows neither data: addresses nor the fetch of the preload helper.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  };
});
