import { setTimeout as wait } from 'node:timers/promises';
import { TouchpointRecorded } from '@smarketing/contracts';
import { eventually, LogProbe, testSystem } from '@smarketing/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Emission } from '../src/index.js';
import { senders } from './counting-service.js';
import { leadIn, touched } from './lead-facts.js';
import { RunningService } from './running-service.js';
import { type Trouble, TroubledNetwork } from './troubled-network.js';

const troubleLasts = 1_500;
/** What the README promises: a request's time, and five seconds. */
const promised = 10_000;

const partitions = [0, 1, 2, 3, 4, 5];

/** Gives every lead one touchpoint after the other until it is over; says how many each has. */
async function publish(
  service: RunningService,
  leads: readonly string[],
  isOver: () => boolean,
): Promise<number> {
  for (let sent = 1; ; sent++) {
    await service.work.run(async (work) => {
      for (const _id of leads) {
        await work.load(senders, _id);
        work.save(senders, { _id, sent }, [touched(_id, 0) as Emission]);
      }
    });
    if (isOver()) return sent;
    await wait(20);
  }
}

const isOutboxEmpty = async ({ db }: RunningService) =>
  (await db.collection('outbox').countDocuments()) === 0;

const logOf = (probe: LogProbe, leadId: string) =>
  probe
    .of(TouchpointRecorded, leadId)
    .map(({ id, sequence, data }) => ({ sequence, is: `${id} ${data.touchpointId}` }));

/** Repetitions taken out, as a consumer does. */
function contiguous(facts: readonly { sequence: number }[]): number[] {
  let last = 0;
  return facts
    .map(({ sequence }) => sequence)
    .filter((sequence) => sequence === last + 1 && (last = sequence));
}

/** Those of a row one after the other, the rows side by side: each has a service and a network of its own. */
const troubles: readonly (readonly Trouble[])[] = [
  [
    { of: 'produce', what: 'request', is: 'swallowed' },
    { of: 'fetch', what: 'answer', is: 'swallowed' },
    { of: 'anything', what: 'answer', is: 'reset' },
  ],
  [
    { of: 'produce', what: 'answer', is: 'swallowed' },
    { of: 'fetch', what: 'answer', is: 'cut' },
    { of: 'produce', what: 'request', is: 'cut' },
  ],
  [
    { of: 'anything', what: 'request', is: 'swallowed' },
    { of: 'produce', what: 'request', is: 'reset' },
    { of: 'produce', what: 'answer', is: 'cut' },
  ],
  [
    { of: 'heartbeat', what: 'answer', is: 'swallowed' },
    { of: 'offsetCommit', what: 'answer', is: 'swallowed' },
    { of: 'produce', what: 'answer', is: 'reset' },
  ],
];

describe.concurrent.each(troubles)('Beside other networks', (...row) => {
  const system = testSystem();
  let service: RunningService;
  let probe: LogProbe;
  let network: TroubledNetwork;

  beforeAll(async () => {
    network = await TroubledNetwork.prepare(system.kafkaBrokers[0]!);
    service = await network.use(() => RunningService.start(system));
    // It has no trouble.
    probe = await LogProbe.start(system, ['leads']);
  });

  afterEach(() => network.end());

  afterAll(async () => {
    await Promise.all([probe.stop(), service.close()]);
    network.restore();
  });

  it.each(row)(
    'where each $what ($of) is $is for a while, everything is published in order and applied soon after the network is healthy',
    { concurrent: false },
    (trouble) => network.use(() => publishThrough(trouble)),
  );

  async function publishThrough(trouble: Trouble): Promise<void> {
    const leads = partitions.map(leadIn);
    let isOver = false;
    network.begin(trouble);
    const publishing = publish(service, leads, () => isOver);
    await Promise.all([wait(troubleLasts), eventually(() => network.met > 0)]);
    network.end();
    const healthy = performance.now();
    isOver = true;
    const sent = await publishing;
    await eventually(() => isOutboxEmpty(service), 40_000);
    const published = performance.now() - healthy;
    for (const leadId of leads) {
      const isApplied = async () =>
        (await service.tallyOf(leadId))?.touchpoints.length === sent || undefined;
      await eventually(isApplied, 60_000);
    }
    const applied = performance.now() - healthy;
    const numbers = Array.from({ length: sent }, (_, index) => index + 1);
    for (const leadId of leads) {
      await eventually(() => contiguous(logOf(probe, leadId)).length === sent);
      expect(contiguous(logOf(probe, leadId))).toEqual(numbers);
      // What is there twice is the same fact twice.
      expect(new Set(logOf(probe, leadId).map(({ is }) => is)).size).toBe(sent);
    }
    expect({ published, applied }).toEqual({
      published: expect.toSatisfy((took: number) => took < promised),
      applied: expect.toSatisfy((took: number) => took < promised),
    });
  }
});
