import { namespaces } from '../../helm/the-charts.ts';
import { deploymentsIn } from '../running.ts';
import { helmRelease } from './roll-out.ts';
import { type Bench, FoundWrongError, type Step } from './step.ts';

const namespace = namespaces.smarketing;
const fixed = ['--set', 'defaults.replicas=4'];
const autoscaled = [
  ...['--set', 'autoscaling.scaler=keda', '--set', 'autoscaling.preserveReplicas=true'],
];

export const handOver: Step = {
  name: 'hand-over',
  does: 'hands the number of pods over to an autoscaler, which no upgrade may take back',
  after: 'install',
  async run(bench) {
    await helmRelease(bench, 'upgrade', ...fixed);
    await helmRelease(bench, 'upgrade', ...fixed, ...autoscaled);
    await mustWant(bench, 4, 'the hand-over');
    await helmRelease(bench, 'upgrade', ...fixed, ...autoscaled, '--set', 'image.tag=next');
    await mustWant(bench, 4, 'the upgrade that follows');
    // As the autoscaler does, which is a manager of its own to the API server.
    for (const { metadata } of await deploymentsIn(bench.cluster)) {
      const name = `deployment/${metadata.name}`;
      await bench.cluster.kubectl(['scale', name, '--replicas=5', '--namespace', namespace]);
    }
    await helmRelease(bench, 'upgrade', ...autoscaled);
    await mustWant(bench, 5, 'an upgrade of what was scaled');
    return 'from 4 fixed pods of each service to 5 that were scaled, which no upgrade changed';
  },
};

async function mustWant({ cluster }: Bench, replicas: number, when: string): Promise<void> {
  const wrong = (await deploymentsIn(cluster))
    .filter(({ spec }) => spec.replicas !== replicas)
    .map(({ metadata, spec }) => {
      return `after ${when} ${metadata.name} wants ${spec.replicas} pods, not ${replicas}`;
    });
  if (wrong.length > 0) throw new FoundWrongError(wrong);
}
