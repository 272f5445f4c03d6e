import { defineConfig } from 'vitest/config';

/** End-to-end tests: the built extension in real browsers. One file after the other: the machine may have two cores only. */
export default defineConfig({
  define: { __OPEN_SHADOW_ROOT__: 'false' },
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/e2e/build-extensions.ts'],
    maxWorkers: 1,
    fileParallelism: false,
    retry: 0,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
