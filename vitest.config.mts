import { defineConfig } from 'vitest/config';

const common = { environment: 'node' as const, env: { TZ: 'UTC' } };

export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 20_000 } },
      {
        test: {
          ...common,
          name: 'integration',
          expect: { poll: { timeout: 10_000 } },
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...common,
          name: 'e2e',
          // A browser on a busy machine: patience, and one more try, which the report shows; a fault fails both.
          expect: { poll: { timeout: 15_000 } },
          retry: 1,
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
