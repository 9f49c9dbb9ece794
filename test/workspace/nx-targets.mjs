/** Gives every app and lib its `build`, `lint` and `test` target: what they run is the same for all. */
import { dirname } from 'node:path';

export const name = 'smarketing-targets';

export const createNodesV2 = [
  '{apps,libs}/*/package.json',
  (packageFiles) =>
    packageFiles.map((file) => {
      const root = dirname(file);
      return [file, { projects: { [root]: { root, targets: targetsOf(root) } } }];
    }),
];

function targetsOf(root) {
  return {
    build: command(`node node_modules/typescript7/bin/tsc -b ${root}`, {
      outputs: ['{projectRoot}/dist'],
      dependsOn: ['^build'],
    }),
    lint: command(`oxlint ${root}`),
    test: {
      ...command(`vitest run --config test/vitest.config.ts --passWithNoTests ${root}/`),
      // One infrastructure at a time: two Kafka brokers starve each other on a small machine.
      parallelism: false,
    },
  };
}

function command(commandLine, rest = {}) {
  return { executor: 'nx:run-commands', options: { command: commandLine }, ...rest };
}
