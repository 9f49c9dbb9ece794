import type { Building } from './building.ts';
import type { Bench, Step } from './steps/step.ts';

/** Runs the steps in turn, but those that continue one that failed. Resolves with how many failed. */
export async function runSteps(
  steps: readonly Step[],
  bench: Bench,
  { say, signal }: Pick<Building, 'say' | 'signal'>,
): Promise<number> {
  const failed = new Set<string>();
  for (const step of steps) {
    const { name, after } = step;
    if (after && failed.has(after)) {
      say(`✗ ${name.padEnd(10)}          not run, since ${after} failed`);
      failed.add(name);
      continue;
    }
    const since = Date.now();
    const seconds = () => `${((Date.now() - since) / 1_000).toFixed(1)} s`.padStart(8);
    try {
      const found = await step.run(bench);
      say(`✓ ${name.padEnd(10)} ${seconds()}  ${found}`);
    } catch (error) {
      signal.throwIfAborted();
      // Without one of the processes nothing that follows means anything.
      await bench.cluster.refuseIfDead();
      failed.add(name);
      const text = (error as Error).message.replaceAll('\n', '\n    ');
      say(`✗ ${name.padEnd(10)} ${seconds()}\n    ${text}`);
    }
  }
  return failed.size;
}
