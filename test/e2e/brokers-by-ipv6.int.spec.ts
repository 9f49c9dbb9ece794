import { mkdtemp, realpath } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cacheDirectory } from '../../deploy/local/infrastructure/cache.ts';
import { startKafka, type KafkaCluster } from '../../deploy/local/infrastructure/kafka-cluster.ts';
import { installKafka } from '../../deploy/local/infrastructure/kafka-install.ts';
import { newClusterId } from '../../deploy/local/infrastructure/kafka-server.ts';
import { anyFreePort } from '../../deploy/local/infrastructure/ports.ts';
import {
  makeSecurity,
  type ServerSecurity,
} from '../../deploy/local/infrastructure/server-security.ts';
import { ServerProcess } from '../../deploy/local/infrastructure/server-process.ts';
import { startWatchdog } from '../../deploy/local/infrastructure/watchdog.ts';
import { KafkaClient } from '../../libs/event-bus/src/kafka/kafka-client.ts';

const addresses = Object.values(networkInterfaces()).flat();
const hasIpv6 = addresses.some((one) => one?.address === '::1');
let kafka: KafkaCluster;
let security: ServerSecurity;
let watchdog: ReturnType<typeof startWatchdog>;

describe.skipIf(!hasIpv6)('Brokers by IPv6 address (skipped where the machine has no ::1)', () => {
  beforeAll(async () => {
    const directory = await realpath(await mkdtemp(join(tmpdir(), 'smarketing-ipv6-')));
    watchdog = startWatchdog(directory);
    security = await makeSecurity(join(directory, 'security'));
    const taken = new Set<number>();
    kafka = await startKafka({
      installation: await installKafka(cacheDirectory(process.env), process.env, () => {}),
      directory: join(directory, 'kafka'),
      clusterId: newClusterId(),
      choosePorts: async () => [
        {
          host: '[::1]',
          port: await anyFreePort(taken),
          controllerPort: await anyFreePort(taken),
          mutualPort: await anyFreePort(taken),
        },
      ],
      security,
      watchdog,
      onProgress: () => {},
    });
  });

  afterAll(async () => {
    if (kafka) await ServerProcess.stopTogether(kafka.servers);
    await watchdog?.end();
  });

  it.each([
    ['one', (address: string) => [address]],
    ['two, of which the first does not answer', (address: string) => ['[::1]:1', address]],
  ])(
    'are connected to, written to and read from, by TLS and password: %s',
    async (_, brokersOf) => {
      const address = kafka.addresses[0]!;
      expect(address).toMatch(/^\[::1\]:\d+$/);
      const client = new KafkaClient({
        brokers: brokersOf(address),
        security: security.kafka,
        clientId: 'ipv6',
        namespace: `${randomUUID()}.`,
        log: () => undefined,
      });
      await client.ensureTopics([{ topic: 'words', partitions: 1 }]);
      const producer = await client.producer();
      const record = { topic: 'words', partition: 0, key: 'a', headers: {}, body: 'b' };
      await producer.send([record]);
      const read: (string | null)[][] = [];
      const subscription = client.subscription('readers');
      await subscription.start(['words'], 1, {
        onAssigned: () => undefined,
        onDisconnected: () => undefined,
        onChunk: async ({ records, next, resolve }) => {
          read.push(...records.map(({ key, body }) => [key, String(body)]));
          resolve(next - 1);
        },
      });
      await eventually(() => read.length > 0);
      expect(read).toEqual([['a', 'b']]);
      await Promise.all([subscription.stop(), producer.disconnect(), client.close()]);
    },
  );
});
