import { setTimeout as wait } from 'node:timers/promises';
import { serviceNames } from '@smarketing/contracts';
import type { ServerHandle } from '../../../deploy/local/infrastructure/index.ts';
import { productTopics } from '../log/read-log.ts';
import type { Scene } from './scene.ts';

const backAfter = 3_000;

/** Kills the broker that leads most partitions, of three; the others go on without it. */
export async function changeLeader(scene: Scene): Promise<void> {
  const { kafka, infrastructure } = scene.system;
  const admin = kafka.admin();
  await admin.connect();
  const led = new Map<number, number>();
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: await productTopics(kafka) });
    for (const { leader } of topics.flatMap(({ partitions }) => partitions)) {
      led.set(leader, (led.get(leader) ?? 0) + 1);
    }
  } finally {
    await admin.disconnect();
  }
  const [leader] = [...led].sort(([, one], [, other]) => other - one)[0]!;
  const broker = infrastructure.brokers.find(({ name }) => name === `kafka-${leader}`)!;
  await killAndReplace(scene, 'leader-change', broker, { partitionsLed: led.get(leader) });
}

/** Kills the primary of three members; another is elected. */
export async function changePrimary(scene: Scene): Promise<void> {
  const { mongo, infrastructure } = scene.system;
  const { primary } = await mongo.db('admin').command({ hello: 1 });
  const port = Number(String(primary).split(':').at(-1));
  const member = infrastructure.members.find((one) => one.port === port)!;
  await killAndReplace(scene, 'primary-change', member, {});
}

async function killAndReplace(
  scene: Scene,
  kind: 'leader-change' | 'primary-change',
  server: ServerHandle,
  note: Record<string, unknown>,
): Promise<void> {
  const killedAt = performance.now();
  server.kill('SIGKILL');
  const recovery = await scene.watch.untilRecovered(serviceNames, killedAt, 60_000);
  await wait(backAfter);
  await server.restart();
  // It has to catch up before the next may be killed: two of three must be there.
  await wait(backAfter);
  scene.record({ kind, what: `${server.name} by SIGKILL`, recovery, note });
}
