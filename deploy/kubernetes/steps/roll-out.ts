import { shortfalls } from '../availability.ts';
import { folderOf, namespaces, valuesFile } from '../../helm/the-charts.ts';
import { RefusedError } from '../cluster.ts';
import { fewestDuring, type Pod, podsByDeployment, podsIn, settled } from '../running.ts';
import { type Bench, count, FoundWrongError, type Step } from './step.ts';

const namespace = namespaces.smarketing;
/** What is installed, upgraded and drained: all there is in production, but with pods of a fixed number and an image by its tag. */
const installedValues = 'production';
const asInstalled = ['--set', 'image.digest=', '--set', 'autoscaling.scaler=none'];
const waiting = ['--wait', '--timeout', '180s'];

export const install: Step = {
  name: 'install',
  does: 'installs the application, and waits until its pods run on all nodes',
  async run(bench) {
    await helmRelease(bench, 'install', ...waiting);
    const pods = await settled(bench.cluster);
    const services = await podsByDeployment(bench.cluster);
    const crowded = [...services]
      .filter(([, mine]) => new Set(mine.map(({ spec }) => spec.nodeName)).size < mine.length)
      .map(([name]) => `the pods of ${name} share a node`);
    if (crowded.length > 0) throw new FoundWrongError(crowded);
    return `${count(pods.length, 'pod')} of ${services.size} services admitted as "restricted", each service on several nodes`;
  },
};

export const upgrade: Step = {
  name: 'upgrade',
  does: 'upgrades it to another image, with no pod fewer at any moment',
  after: 'install',
  async run(bench) {
    const before = await namesOfPods(bench);
    const least = await fewestDuring(bench.cluster, 'available', async () => {
      await helmRelease(bench, 'upgrade', '--set', 'image.tag=next', ...waiting);
    });
    return replaced(bench, before, least, (image) => image.endsWith(':next'));
  },
};

export const rollback: Step = {
  name: 'rollback',
  does: 'goes back to the first revision, with no pod fewer at any moment',
  after: 'upgrade',
  async run(bench) {
    const before = await namesOfPods(bench);
    const least = await fewestDuring(bench.cluster, 'available', async () => {
      await bench.helm.run('rollback', 'smarketing', '1', '--namespace', namespace, ...waiting);
    });
    return replaced(bench, before, least, (image) => !image.endsWith(':next'));
  },
};

export const stuck: Step = {
  name: 'stuck',
  does: 'upgrades it to pods that no node takes: helm gives up and goes back, and no pod is replaced',
  after: 'install',
  async run(bench) {
    const before = await namesOfPods(bench);
    const nowhere = ['--set', 'defaults.nodeSelector.nowhere=here', '--set', 'image.tag=stuck'];
    let gaveUp = false;
    const least = await fewestDuring(bench.cluster, 'available', async () => {
      const inTime = ['--wait', '--timeout', '15s', '--rollback-on-failure'];
      try {
        await helmRelease(bench, 'upgrade', ...nowhere, ...inTime);
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        gaveUp = true;
      }
    });
    const pods = await settled(bench.cluster);
    const wrong = [
      ...(gaveUp ? [] : ['helm did not notice']),
      // Else it gave up for another reason, before anything had happened.
      ...((await wasRolledOut(bench, ':stuck')) ? [] : ['no pod was ever to be replaced']),
      ...pods
        .filter(({ metadata }) => !before.has(metadata.name))
        .map(({ metadata }) => `${metadata.name} is new`),
      ...shortfalls(least, 0),
    ];
    if (wrong.length > 0) throw new FoundWrongError(wrong);
    return `helm gave up and went back, and all ${count(pods.length, 'pod')} stayed`;
  },
};

async function wasRolledOut({ cluster }: Bench, tag: string): Promise<boolean> {
  type ReplicaSets = { items: { spec: { template: Pick<Pod, 'spec'> } }[] };
  const { items } = await cluster.read<ReplicaSets>('replicasets', '--namespace', namespace);
  return items.some(({ spec }) => spec.template.spec.containers[0]!.image.endsWith(tag));
}

/** With `--reset-values`: an upgrade would else go by the values of the one before, too. */
export async function helmRelease(
  { helm }: Bench,
  act: 'install' | 'upgrade',
  ...more: string[]
): Promise<void> {
  await helm.run(
    ...[act, 'smarketing', folderOf('smarketing'), '--namespace', namespace],
    ...['--values', valuesFile('smarketing', installedValues)],
    ...(act === 'upgrade' ? ['--reset-values'] : []),
    ...asInstalled,
    ...more,
  );
}

async function namesOfPods({ cluster }: Bench): Promise<Set<string>> {
  return new Set((await podsIn(cluster)).map(({ metadata }) => metadata.name));
}

async function replaced(
  { cluster }: Bench,
  before: ReadonlySet<string>,
  least: Awaited<ReturnType<typeof fewestDuring>>,
  isExpected: (image: string) => boolean,
): Promise<string> {
  const pods = await settled(cluster);
  const kept = pods
    .filter(({ metadata, spec }) => {
      return before.has(metadata.name) || !isExpected(spec.containers[0]!.image);
    })
    .map(({ metadata }) => `${metadata.name} was not replaced`);
  const wrong = [...kept, ...shortfalls(least, 0)];
  if (wrong.length > 0) throw new FoundWrongError(wrong);
  return `${count(pods.length, 'pod')} replaced, none missing meanwhile`;
}
