import { shortfalls } from '../availability.ts';
import { namespaces } from '../../helm/the-charts.ts';
import { nodeNames } from '../cluster-files.ts';
import { fewestDuring, isReady, podsByDeployment, podsIn, settled } from '../running.ts';
import { poll } from '../../local/infrastructure/poll.ts';
import type { ProgramResult } from '../run-program.ts';
import { type Bench, count, FoundWrongError, type Step, tryEach } from './step.ts';

const namespace = namespaces.smarketing;
const drainFlags = ['--ignore-daemonsets', '--delete-emptydir-data', '--timeout=120s'];

export const evict: Step = {
  name: 'evict',
  does: 'evicts two pods of each service while no node takes new ones: the second must be refused',
  after: 'install',
  async run(bench) {
    const services = await podsByDeployment(bench.cluster);
    await bench.cluster.kubectl(['cordon', ...nodeNames]);
    try {
      await tryEach(
        services.entries(),
        ([name]) => name,
        async ([name]) => secondMustStay(bench, name),
      );
    } finally {
      await bench.cluster.kubectl(['uncordon', ...nodeNames]);
    }
    await settled(bench.cluster);
    return `the second eviction was refused for each of ${services.size} services`;
  },
};

export const drain: Step = {
  name: 'drain',
  does: 'drains two of three nodes one after the other, with one pod of a service missing at most',
  after: 'install',
  async run(bench) {
    const leave = nodeNames.slice(0, 2);
    const least = await fewestDuring(bench.cluster, 'ready', async () => {
      for (const node of leave) {
        await bench.cluster.kubectl(['drain', node, ...drainFlags]);
        await settled(bench.cluster);
      }
    });
    const pods = await podsIn(bench.cluster);
    await bench.cluster.kubectl(['uncordon', ...leave]);
    const wrong = [
      ...shortfalls(least, 1),
      ...pods
        .filter(({ spec }) => spec.nodeName !== nodeNames[2])
        .map(({ metadata, spec }) => `${metadata.name} runs on ${spec.nodeName}`),
    ];
    if (wrong.length > 0) throw new FoundWrongError(wrong);
    return `${count(pods.length, 'pod')} moved to ${nodeNames[2]}, one of a service at a time`;
  },
};

async function secondMustStay(bench: Bench, name: string): Promise<void> {
  const [first, second] = (await podsByDeployment(bench.cluster)).get(name)!.filter(isReady);
  if (!second) throw new Error('it has fewer than two pods.');
  await budgetAllows(bench, first!.metadata.labels);
  const evicted = await evictPod(bench, first!.metadata.name);
  if (evicted.code !== 0) {
    throw new Error(`the first eviction was refused, too: ${evicted.complained}`);
  }
  const refused = await evictPod(bench, second.metadata.name);
  if (!refused.complained.includes("would violate the pod's disruption budget")) {
    throw new Error(
      refused.code === 0 ? 'both were evicted.' : `refused otherwise: ${refused.complained}`,
    );
  }
}

interface Budget {
  spec: { selector: { matchLabels: Record<string, string> } };
  status?: { disruptionsAllowed: number };
}

/** Just after a change the controller may not have counted the pods yet. */
async function budgetAllows({ cluster }: Bench, labels: Record<string, string>): Promise<void> {
  await poll(
    async () => {
      const args = ['poddisruptionbudgets', '--namespace', namespace];
      const { items } = await cluster.read<{ items: Budget[] }>(...args);
      const mine = items.filter(({ spec }) =>
        Object.entries(spec.selector.matchLabels).every(
          ([label, value]) => labels[label] === value,
        ),
      );
      return mine.some(({ status }) => (status?.disruptionsAllowed ?? 0) > 0) ? true : undefined;
    },
    {
      deadline: 20_000,
      interval: 200,
      onDeadline: () => new Error('no disruption budget allows a disruption of it.'),
    },
  );
}

/** Asks again while the API server says that it has not yet counted an earlier disruption. */
function evictPod({ cluster }: Bench, name: string): Promise<ProgramResult> {
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
  return poll(
    async () => {
      const args = ['create', '--raw', path, '--filename', '-'];
      const answer = await cluster.tryKubectl(args, JSON.stringify(eviction));
      return answer.complained.includes('still being processed') ? undefined : answer;
    },
    {
      deadline: 20_000,
      interval: 200,
      onDeadline: () => new Error('the API server did not decide about an eviction.'),
    },
  );
}
