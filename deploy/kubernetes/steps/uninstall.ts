import { namespaces } from '../../helm/the-charts.ts';
import { poll } from '../../local/infrastructure/poll.ts';
import { type Bench, FoundWrongError, type Step } from './step.ts';

const namespace = namespaces.smarketing;
/** Events remain for an hour; of Endpoints, made from slices, the API warns that they are deprecated. */
const unlisted = /^(?:events|endpoints$)/;

export const uninstall: Step = {
  name: 'uninstall',
  does: 'uninstalls the application, which must leave nothing behind',
  after: 'install',
  async run(bench) {
    const before = await objectsOfRelease(bench);
    if (before.length === 0) throw new FoundWrongError(['no object has the label of the release']);
    await bench.helm.run('uninstall', 'smarketing', '--namespace', namespace, '--wait');
    let left = before;
    await poll(
      async () => {
        left = await objectsOfRelease(bench);
        return left.length === 0 ? true : undefined;
      },
      {
        deadline: 30_000,
        interval: 300,
        onDeadline: () => new FoundWrongError(left.map((name) => `${name} was left behind`)),
      },
    );
    return `all ${before.length} objects are gone`;
  },
};

/** Objects of any kind, also those that controllers made of the ones in the chart. */
async function objectsOfRelease({ cluster }: Bench): Promise<string[]> {
  const listable = ['--namespaced', '--verbs=list', '--output=name'];
  const kinds = linesOf(await cluster.kubectl(['api-resources', ...listable]));
  const listed = kinds.filter((kind) => !unlisted.test(kind)).join(',');
  const mine = ['--namespace', namespace, '--selector', 'app.kubernetes.io/instance=smarketing'];
  return linesOf(await cluster.kubectl(['get', listed, ...mine, '--output=name']));
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
