import { poll } from '../local/infrastructure/poll.ts';
import type { Cluster } from './cluster.ts';
import { type Availability, fewest, readAvailability } from './availability.ts';
import { namespaces } from '../helm/the-charts.ts';

const namespace = namespaces.smarketing;
const settledWithinMs = 90_000;

export interface Pod {
  metadata: { name: string; labels: Record<string, string>; deletionTimestamp?: string };
  spec: { nodeName?: string; containers: { image: string }[] };
  status: { phase: string; conditions?: { type: string; status: string }[] };
}

interface Deployment {
  metadata: { name: string };
  spec: { replicas: number; selector: { matchLabels: Record<string, string> } };
  status: { availableReplicas?: number; updatedReplicas?: number; replicas?: number };
}

export async function podsIn(cluster: Cluster): Promise<Pod[]> {
  const { items } = await cluster.read<{ items: Pod[] }>('pods', '--namespace', namespace);
  return items.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
}

export async function deploymentsIn(cluster: Cluster): Promise<Deployment[]> {
  const args = ['deployments', '--namespace', namespace];
  return (await cluster.read<{ items: Deployment[] }>(...args)).items;
}

export function isReady({ status }: Pod): boolean {
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  return status.phase === 'Running' && ready?.status === 'True';
}

/** The pods of each Deployment, by its name. */
export async function podsByDeployment(cluster: Cluster): Promise<Map<string, Pod[]>> {
  const pods = await podsIn(cluster);
  const deployments = await deploymentsIn(cluster);
  return new Map(
    deployments.map(({ metadata, spec }) => {
      const wanted = Object.entries(spec.selector.matchLabels);
      const mine = pods.filter((pod) =>
        wanted.every(([label, value]) => pod.metadata.labels[label] === value),
      );
      return [metadata.name, mine];
    }),
  );
}

/** Resolves once every Deployment has as many available pods as it wants, and no others. */
export async function settled(cluster: Cluster): Promise<Pod[]> {
  return poll(
    async () => {
      const deployments = await deploymentsIn(cluster);
      const complete = deployments.every(
        ({ spec, status }) =>
          status.availableReplicas === spec.replicas && status.replicas === spec.replicas,
      );
      const wanted = deployments.reduce((sum, { spec }) => sum + spec.replicas, 0);
      const pods = await podsIn(cluster);
      return complete && pods.length === wanted && pods.every(isReady) ? pods : undefined;
    },
    {
      deadline: settledWithinMs,
      interval: 250,
      onDeadline: () => new Error('Not all pods were available within 90 seconds.'),
    },
  );
}

/**
 * Does something, and tells how few pods of each Deployment were there meanwhile: `ready` is what a
 * disruption budget counts, `available` are those that have been ready for `minReadySeconds`.
 */
export async function fewestDuring(
  cluster: Cluster,
  counted: 'ready' | 'available',
  act: () => Promise<unknown>,
): Promise<Map<string, Availability>> {
  const seen: Availability[] = [];
  const expected = (await deploymentsIn(cluster)).length;
  const watch = cluster.watch(
    [
      ...['get', 'deployments', '--namespace', namespace, '--watch', '--no-headers', '--output'],
      `custom-columns=NAME:.metadata.name,WANTED:.spec.replicas,THERE:.status.${counted}Replicas`,
    ],
    (line) => seen.push(readAvailability(line)),
  );
  try {
    await poll(async () => (seen.length < expected ? undefined : true), {
      deadline: settledWithinMs,
      interval: 50,
      onDeadline: () => new Error('kubectl did not start to watch the Deployments.'),
    });
    await act();
  } finally {
    await watch.end();
  }
  return fewest(seen);
}
