import { asInput, podsOf } from '../charts.ts';
import { chartNames, folderOf, namespaces, valuesFile } from '../../helm/the-charts.ts';
import { type Bench, cases, count, nameOfCase, type Step, tryEach } from './step.ts';

export const lint: Step = {
  name: 'lint',
  does: 'helm lint --strict with every values file',
  async run(bench) {
    await tryEach(cases, nameOfCase, async ([chart, values]) => {
      const file = valuesFile(chart, values);
      await bench.helm.run('lint', '--strict', '--quiet', folderOf(chart), '--values', file);
    });
    return `${count(cases.length, 'values file')} of ${count(chartNames.length, 'chart')}`;
  },
};

export const accept: Step = {
  name: 'accept',
  does: 'renders every values file and has the API server check each object and each pod',
  async run(bench) {
    let objects = 0;
    let pods = 0;
    await tryEach(cases, nameOfCase, async ([chart, values]) => {
      const manifests = await bench.helm.template(chart, values);
      const made = podsOf(manifests);
      await dryRun(bench, namespaces[chart], [...manifests, ...made]);
      objects += manifests.length;
      pods += made.length;
    });
    return `${count(objects, 'object')} and ${count(pods, 'pod')}, without a warning`;
  },
};

/** As far as it comes without storing anything: admission, schemas and rules across fields. */
export async function dryRun(
  { cluster }: Bench,
  namespace: string,
  manifests: readonly object[],
): Promise<void> {
  const args = ['apply', '--dry-run=server', '--namespace', namespace, '--filename', '-'];
  await cluster.kubectl(args, asInput(manifests));
}
