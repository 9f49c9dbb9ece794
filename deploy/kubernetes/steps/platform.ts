import { folderOf, type Manifest, valuesFile, valuesOf } from '../../helm/the-charts.ts';
import { type Bench, count, FoundWrongError, type Step, tryEach } from './step.ts';

const kinds = 'kafkas,kafkanodepools,kafkatopics,kafkausers,mongodbcommunity';
const keep = 'helm.sh/resource-policy';

export const platform: Step = {
  name: 'platform',
  does: 'installs, upgrades, uninstalls the platform with each values file: data stays, and is found by the next',
  async run(bench) {
    const kept: Manifest[] = [];
    await tryEach(valuesOf('platform'), String, async (values) => {
      kept.push(...(await keptAfterAll(bench, values)));
    });
    const byKind = Map.groupBy(kept, ({ kind }) => kind);
    const counts = [...byKind].map(([kind, { length }]) => `${length} ${kind}`);
    return `gone after ${count(valuesOf('platform').length, 'installation')}, but for what holds data: ${counts.join(', ')}`;
  },
};

async function keptAfterAll({ cluster, helm }: Bench, values: string): Promise<Manifest[]> {
  const namespace = `platform-${values}`;
  await cluster.kubectl(['create', 'namespace', namespace]);
  const here = ['--namespace', namespace];
  const release = [folderOf('platform'), ...here, '--values', valuesFile('platform', values)];
  const there = async () => (await cluster.read<{ items: Manifest[] }>(kinds, ...here)).items;
  await helm.run('install', 'platform', ...release);
  await helm.run('upgrade', 'platform', ...release, '--reset-values');
  const installed = await there();
  await helm.run('uninstall', 'platform', ...here);
  const left = await there();
  // It takes over what it left, or a second installation would be one with new data.
  await helm.run('install', 'platform', ...release);
  const wrong = installed
    .filter((one) => mustStay(one) !== left.some((other) => isSame(one, other)))
    .map((one) => `${one.kind} ${one.metadata.name} ${mustStay(one) ? 'is gone' : 'was left'}`);
  if (installed.length === 0) wrong.push('it made no resource of an operator');
  if (wrong.length > 0) throw new FoundWrongError(wrong);
  return left;
}

function mustStay({ metadata }: Manifest): boolean {
  return metadata.annotations?.[keep] === 'keep';
}

function isSame(one: Manifest, other: Manifest): boolean {
  return one.kind === other.kind && one.metadata.name === other.metadata.name;
}
