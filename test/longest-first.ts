import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begun late, one of them would run on alone; on a new machine vitest knows the files' sizes only. */
const longest = [
  'test/e2e/import-command.int.spec.ts',
  'test/e2e/olist-replay.int.spec.ts',
  'test/e2e/nothing-personal.int.spec.ts',
  'test/e2e/after-a-quarter.int.spec.ts',
  'test/e2e/command-line.int.spec.ts',
  'deploy/local/test/infrastructure.int.spec.ts',
  'test/e2e/kept-data.int.spec.ts',
  'test/bench/quick-run.int.spec.ts',
  'test/faults/preload/kill-at.int.spec.ts',
  'libs/event-bus/test/rebuild-switch.int.spec.ts',
  'libs/event-bus/test/draining.int.spec.ts',
  'libs/event-bus/test/rebuild.int.spec.ts',
  'libs/event-bus/test/soon-after-trouble.int.spec.ts',
];

/** Within a project, so that its workers keep the modules that they have loaded. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) =>
      sorted
        .filter((file) => file.project === project)
        .toSorted((one, other) => rankOf(one) - rankOf(other)),
    );
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((file) => moduleId.endsWith(`/${file}`));
  return rank === -1 ? longest.length : rank;
}
