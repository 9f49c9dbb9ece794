import { podsOf } from '../charts.ts';
import { namespaces } from '../../helm/the-charts.ts';
import { RefusedError } from '../cluster.ts';
import { type SeededFault, seededFaults, withFault } from '../seeded-faults.ts';
import { dryRun } from './accept.ts';
import { type Bench, type Step, tryEach } from './step.ts';

export const refuse: Step = {
  name: 'refuse',
  does: 'makes mistakes in values and manifests, each of which must be refused',
  async run(bench) {
    await tryEach(
      seededFaults,
      ({ name }) => name,
      async (fault) => mustBeRefused(fault, bench),
    );
    const refusers = Map.groupBy(seededFaults, ({ refusedBy }) => refusedBy);
    const shares = [...refusers].map(([by, faults]) => `${faults.length} by ${by}`);
    return `all ${seededFaults.length} faults: ${shares.join(', ')}`;
  },
};

async function mustBeRefused(fault: SeededFault, bench: Bench): Promise<void> {
  const said = await refusalOf(fault, bench);
  if (said === undefined) throw new Error('nobody refused it.');
  if (!said.includes(fault.says)) {
    throw new Error(`it was refused, but not with "${fault.says}". ${said}`);
  }
}

async function refusalOf(fault: SeededFault, bench: Bench): Promise<string | undefined> {
  const { chart, values, set } = fault;
  if (set !== undefined) return messageOf(bench.helm.template(chart, values, '--set-json', set));
  const manifests = await bench.helm.template(chart, values);
  const faulty = withFault(fault, [...manifests, ...podsOf(manifests)]);
  return messageOf(dryRun(bench, namespaces[chart], [faulty]));
}

/** What it was refused with; undefined if it was not. */
async function messageOf(attempt: Promise<unknown>): Promise<string | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    if (error instanceof RefusedError) return error.message;
    throw error;
  }
}
