import { defineConfig } from 'vitest/config';
// @ts-expect-error: a plain script without types
import { sqlAsText } from './scripts/sql-as-text.mjs';

export default defineConfig({
  plugins: [sqlAsText],
  test: {
    globalSetup: ['server/test-engines/temporary-directory.ts', 'server/test-engines/start-postgres.ts'],
    projects: [
      { extends: true, test: { name: 'embedded', include: ['{core,server,web,simulator}/src/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'remote',
          include: ['server/src/{journeys,system}/*.test.ts'],
          env: { THROUGHLINE_TEST_ENGINES: 'remote' },
        },
      },
    ],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      // What runs in the tests' own processes: the server they start and the web in a browser are not seen.
      include: ['{core,server,simulator}/src/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
