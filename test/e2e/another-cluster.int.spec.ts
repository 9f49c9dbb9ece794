import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, kafkaOf, testSystem, type TestSystem } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cacheDirectory } from '../../deploy/local/infrastructure/cache.ts';
import { startKafka, type KafkaCluster } from '../../deploy/local/infrastructure/kafka-cluster.ts';
import { installKafka } from '../../deploy/local/infrastructure/kafka-install.ts';
import { newClusterId } from '../../deploy/local/infrastructure/kafka-server.ts';
import { anyFreePort } from '../../deploy/local/infrastructure/ports.ts';
import { ServerProcess } from '../../deploy/local/infrastructure/server-process.ts';
import { startWatchdog } from '../../deploy/local/infrastructure/watchdog.ts';
import {
  DeadLetters,
  OwnTopics,
  ResumeBySequence,
  ViewRebuilds,
} from '../../libs/event-bus/src/index.js';
import {
  captured,
  leadIn,
  LogWriter,
  messageOf,
  touched,
} from '../../libs/event-bus/test/lead-facts.js';
import { senders } from '../../libs/event-bus/test/counting-service.js';
import { RawLog } from '../../libs/event-bus/test/raw-log.js';
import { RunningService } from '../../libs/event-bus/test/running-service.js';

const topics = ['leads', 'handoffs', 'scores', 'campaigns'].flatMap((topic) => [
  topic,
  `${topic}.bulk`,
]);
const operator = { subject: 'ops', roles: ['ops'] };

let home: TestSystem;
/** The same database, and a copy of the topics on another cluster. */
let away: TestSystem;
let kafka: KafkaCluster;
let watchdog: ReturnType<typeof startWatchdog>;
let service: RunningService;
let log: LogWriter;

/**
 * Copies every record, some of them twice, behind records that only the copy has; of the service's own
 * touchpoints the last of each partition is lost on the way.
 */
async function mirror(lost: string): Promise<void> {
  const source = kafkaOf(home).consumer({ groupId: `${home.kafkaNamespace}mirror` });
  const target = kafkaOf(away).producer({ allowAutoTopicCreation: false });
  const admins = [kafkaOf(home).admin(), kafkaOf(away).admin()] as const;
  await Promise.all([source.connect(), target.connect(), ...admins.map((one) => one.connect())]);
  const names = topics.map((topic) => `${home.kafkaNamespace}smarketing.${topic}`);
  const existing = new Set(await admins[0].listTopics());
  const copied = names.filter((name) => existing.has(name));
  await admins[1].createTopics({
    topics: copied.map((topic) => ({ topic, numPartitions: 6 })),
    waitForLeaders: true,
  });
  let left = 0;
  for (const topic of copied) {
    for (const { partition, high } of await admins[0].fetchTopicOffsets(topic)) {
      left += Number(high);
      const value = 'nobody’s record';
      const junk = Array.from({ length: partition + 1 }, () => ({ partition, value, key: 'x' }));
      await eventually(() => target.send({ topic, messages: junk }).then(() => true));
    }
  }
  await source.subscribe({ topics: copied, fromBeginning: true });
  let read = 0;
  await new Promise<void>((resolve, reject) => {
    source
      .run({
        eachMessage: async ({ topic, partition, message }) => {
          const { key, value, headers = {}, timestamp } = message;
          const one = { key, value, headers, timestamp, partition };
          const isLost = String(headers['ce_id']) === lost;
          const messages = isLost ? [] : read % 3 === 0 ? [one, one] : [one];
          if (messages.length > 0) await target.send({ topic, messages });
          if (++read === left) resolve();
        },
      })
      .catch(reject);
  });
  await Promise.all([source, target, ...admins].map((one) => one.disconnect()));
}

beforeAll(async () => {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'smarketing-mirror-')));
  watchdog = startWatchdog(directory);
  const taken = new Set<number>();
  kafka = await startKafka({
    installation: await installKafka(cacheDirectory(process.env), process.env, () => {}),
    directory: join(directory, 'kafka'),
    clusterId: newClusterId(),
    choosePorts: async () => [
      { port: await anyFreePort(taken), controllerPort: await anyFreePort(taken) },
    ],
    watchdog,
    onProgress: () => {},
  });
  home = testSystem();
  away = { ...home, kafkaBrokers: kafka.addresses };
}, 120_000);

afterAll(async () => {
  await log?.close();
  await service?.close();
  if (kafka) await ServerProcess.stopTogether(kafka.servers);
  await watchdog?.end();
});

const reads = async () => (await service.reasons())['consumer'];

describe.skipIf(process.env['SMARKETING_SECURED'])('a service after a failover to a copy', () => {
  /** One in each partition. */
  const leads = [0, 1, 2, 3, 4, 5].map(leadIn);
  const parkedLead = leadIn(3);
  const sender = leadIn(1);
  let before: unknown[];
  const everything = () =>
    service.db.collection('tallies').find({}).sort({ _id: 1 }).toArray() as Promise<unknown[]>;
  const counters = () =>
    service.db
      .collection('tallies.counters')
      .find({ value: { $ne: 0 } })
      .sort({ _id: 1 })
      .toArray();

  it('refuses to resume by offsets that are another cluster’s, and names the command', async () => {
    service = await RunningService.start(home);
    log = await LogWriter.open(home);
    await log.write(...leads.flatMap((id) => [captured(id), touched(id, 2), touched(id, 3)]));
    await log.writeInBulk(...leads.map((id) => touched(id, 4)));
    await log.write(captured(parkedLead), touched(parkedLead, 2, 'hopeless'));
    await log.write(touched(parkedLead, 3));
    for (const id of leads) await service.counted(id, 3);
    await service.work.run(async (work) => {
      const two = [touched(sender, 0), touched(sender, 0)] as never[];
      work.save(senders, { _id: sender, sent: 2 }, two);
    });
    await service.counted(sender, 2);
    await eventually(async () => {
      const [letter] = await service.get(DeadLetters).list({ limit: 9 });
      return letter?.successors === 1;
    });
    await eventually(
      async () => (await service.db.collection('bus_outbox').countDocuments()) === 0,
    );
    before = [await everything(), await counters()];
    await log.close();
    await service.close();

    await mirror(`leads/${sender}/2`);
    service = await RunningService.start(away, {}, { untilReading: false });
    log = await LogWriter.open(away);
    await eventually(async () => /resume-by-sequence counting/.test((await reads()) ?? ''));
    await log.write(touched(leads[0]!, 5));
    // Also between two looks at what lies there: readiness does not come and go.
    const { consumer } = service;
    const told = new Set<boolean>();
    const until = performance.now() + 4_000;
    await eventually(() => {
      told.add(/resume-by-sequence counting/.test(consumer.problem() ?? ''));
      return performance.now() > until;
    });
    expect([...told]).toEqual([true]);
    expect([await everything(), await counters()]).toEqual(before);
  }, 120_000);

  it('reads from the beginning when it is told to: nothing is lost and nothing twice', async () => {
    const { cluster, positions } = await service.get(ResumeBySequence).read();
    expect(positions.some(({ last }) => last && last.cluster !== cluster)).toBe(true);
    const begun = await service.get(ResumeBySequence).begin({ force: false });
    expect(begun.resumed).toBeInstanceOf(Date);
    await service.counted(leads[0]!, 4);
    await log.write(...leads.slice(1).map((id) => touched(id, 5)));
    for (const id of leads) {
      const { touchpoints, bus } = (await service.counted(id, 4)) as never as {
        touchpoints: string[];
        bus: { seen: { leads: number } };
      };
      expect(new Set(touchpoints).size).toBe(4);
      expect(bus.seen.leads).toBe(5);
    }
    await eventually(async () => (await reads()) === undefined);
    const now = (await everything()) as { _id: string; touchpoints: string[] }[];
    const then = before[0] as { _id: string; touchpoints: string[] }[];
    for (const tally of then) {
      const is = now.find(({ _id }) => _id === tally._id)!;
      expect(is.touchpoints.slice(0, tally.touchpoints.length)).toEqual(tally.touchpoints);
    }
    expect(now.length).toBe(then.length);
  }, 60_000);

  it('publishes under numbers that continue', async () => {
    const scores = await RawLog.open(away, 'smarketing.scores');
    await eventually(() =>
      leads.every((id) => {
        const numbers = scores.messages
          .filter(({ key }) => key === id)
          .map(({ headers }) => Number(headers['ce_sequence']));
        // The third was issued in bulk.
        return [1, 2, 4].every((number) => numbers.includes(number)) && Math.max(...numbers) === 4;
      }),
    );
    await scores.close();
  }, 30_000);

  it('parks a key once, and redrives it in order', async () => {
    const letters = service.get(DeadLetters);
    await log.write(touched(parkedLead, 4));
    const listed = await eventually(async () => {
      const [first] = await letters.list({ key: parkedLead, limit: 1 });
      return first?.successors === 2 && first;
    });
    const again = await letters.redrive({ letter: listed.id, by: operator, dryRun: false });
    expect(again).toMatchObject({ applied: 0, waiting: 3, fault: { id: listed.id } });
    expect(await letters.list({ key: parkedLead, limit: 9 })).toMatchObject([
      { id: listed.id, offset: listed.offset, successors: 2 },
    ]);
    const rebuilds = service.get(ViewRebuilds);
    await rebuilds.start('tallies', { by: 'ops', compareOnly: true });
    const { faults } = await eventually(async () => {
      const progress = await rebuilds.progress('tallies');
      return progress.ended && progress;
    });
    expect(faults).toEqual([]);
    await letters.discard({
      letter: listed.id,
      by: operator,
      dryRun: false,
      reason: 'It cannot be folded.',
    });
    const tally = await service.counted(parkedLead, 2);
    expect(tally).toMatchObject({ captured: true, bus: { seen: { leads: 4 } } });
  }, 30_000);

  it('lists what the copy lacks of its own facts, and nothing else', async () => {
    const topics = service.get(OwnTopics);
    const [missing, asked] = await Promise.all([
      topics.missing(AbortSignal.timeout(60_000)),
      topics.missing(AbortSignal.timeout(60_000)),
    ]);
    expect(asked).toEqual(missing);
    expect(missing).toEqual({
      keys: 1,
      facts: 1,
      examples: [{ stream: 'leads', key: sender, published: 1, issued: 2 }],
    });
  }, 70_000);

  it('does not begin anew again, where it knows the cluster', async () => {
    await expect(service.get(ResumeBySequence).begin({ force: false })).rejects.toMatchObject({
      reason: 'known-cluster',
    });
    const other = messageOf(captured(uuidv7()));
    await log.writeMessages(other);
    await service.counted(other.key!, 0);
    await service.close();
    service = await RunningService.start(away);
    await log.write(touched(leads[5]!, 6));
    await service.counted(leads[5]!, 5);
  }, 60_000);
});
