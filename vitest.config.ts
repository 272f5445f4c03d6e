import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    // The two cores of a small machine are busy enough with one worker each.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000, // some compile the glossary
  },
});
