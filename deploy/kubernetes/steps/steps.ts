import { accept, lint } from './accept.ts';
import { drain, evict } from './drain.ts';
import { handOver } from './hand-over.ts';
import { platform } from './platform.ts';
import { refuse } from './refuse.ts';
import { install, rollback, stuck, upgrade } from './roll-out.ts';
import type { Step } from './step.ts';
import { uninstall } from './uninstall.ts';

/** In the order in which they run. */
export const steps: readonly Step[] = [
  ...[lint, accept, refuse, platform],
  ...[install, upgrade, rollback, stuck, evict, drain, handOver, uninstall],
];

export const stepNames = steps.map(({ name }) => name);

/** Those that were asked for and what they continue, or all of them. Throws for a name that no step has. */
export function stepsFor(asked: readonly string[] | undefined): Step[] {
  if (!asked) return [...steps];
  const unknown = asked.filter((name) => !stepNames.includes(name));
  if (unknown.length > 0) {
    throw new Error(`No step is called ${unknown.join(' or ')}: ${stepNames.join(', ')}.`);
  }
  const wanted = new Set<string>();
  const want = (name: string): void => {
    wanted.add(name);
    const { after } = steps.find((step) => step.name === name)!;
    if (after) want(after);
  };
  for (const name of asked) want(name);
  return steps.filter(({ name }) => wanted.has(name));
}
