import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

import { LongestFirst } from './longest-first.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const never = ['**/node_modules/**', '**/dist/**', '**/.smarketing/**', '**/.nx/**'];
/** They start services or servers as processes of their own. */
const startsProcesses = ['{deploy,test}/**/*.int.spec.ts'];
/** They put the whole machine under load. */
const loadsTheMachine = ['test/abuse/**/*.int.spec.ts', 'test/faults/smoke.int.spec.ts'];
const conditions = ['@smarketing/source', 'node', 'development|production'];

const everyProject = {
  setupFiles: ['reflect-metadata'],
  // Workspace sources pass through the transformer: Node alone cannot run their decorators.
  server: { deps: { inline: [/^@smarketing\//] } },
};

const onRealServers = {
  ...everyProject,
  setupFiles: [
    ...everyProject.setupFiles,
    fileURLToPath(new URL('calm-kafka-clients.ts', import.meta.url)),
  ],
  globalSetup: [fileURLToPath(new URL('global-setup.ts', import.meta.url))],
  hookTimeout: 120_000,
};

export default defineConfig({
  root,
  // Said here, since the specs beside `src` belong to no tsconfig that includes them.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  resolve: { conditions },
  ssr: { resolve: { conditions }, noExternal: [/^@smarketing\//] },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          ...everyProject,
          name: 'unit',
          include: ['{apps,libs,deploy,test}/**/*.spec.ts'],
          exclude: [...never, '**/*.int.spec.ts'],
          // Loading the modules anew for each file takes longer than the tests themselves.
          isolate: false,
          maxWorkers: '100%',
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...onRealServers,
          name: 'integration',
          include: ['{apps,libs}/**/*.int.spec.ts'],
          exclude: never,
          isolate: false,
          maxWorkers: 3,
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...onRealServers,
          name: 'e2e',
          include: startsProcesses,
          exclude: [...never, ...loadsTheMachine],
          isolate: false,
          // With the integration tests: each of the three waits most of its time.
          maxWorkers: 3,
          testTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...onRealServers,
          name: 'load',
          include: loadsTheMachine,
          exclude: never,
          // One at a time, after all others.
          maxWorkers: 1,
          testTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
