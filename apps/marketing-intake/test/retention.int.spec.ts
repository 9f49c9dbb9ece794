import { randomUUID } from 'node:crypto';
import { DealClosed, LeadAssigned, LeadErased, PlaybookPublished } from '@smarketing/contracts';
import { defaultPlaybook, type RetainedFor } from '@smarketing/playbook';
import type { RunningService } from '@smarketing/service-testing';
import { eventually, LogProbe } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIntake } from './running-intake.js';

let intake: RunningService;
let log: LogProbe;

beforeAll(async () => {
  intake = await runIntake();
  log = await LogProbe.start(intake.system, ['identities']);
});
afterAll(async () => {
  await log?.stop();
  await intake?.stop();
});

const longAgo = '2019-05-01T00:00:00Z';
const capture = async (name: string, occurredAt?: string) => {
  const person = { contact: { email: `${name}@kept.example` }, touchpoint: { kind: 'form' } };
  const { body } = await intake.post('/v1/leads', { ...person, ...(occurredAt && { occurredAt }) });
  return body.leadId as string;
};
const receiptOf = (leadId: string) => intake.get(`/v1/erasures/${leadId}`, 'revops');

/** What sales said of the lead, long ago. */
async function closed(leadId: string, outcome: 'won' | 'lost'): Promise<void> {
  const deal = { leadId, repId: 'rep-1', cycle: 1, opportunityId: randomUUID() };
  const data: DealClosed = { ...deal, outcome, ...(outcome === 'lost' && { reason: 'price' }) };
  await intake.publish({ fact: DealClosed, data, sequence: 1, time: new Date(longAgo) });
}

async function publish(version: number, periods: RetainedFor[]): Promise<void> {
  const document = { ...defaultPlaybook(), retention: { periods } };
  const effectiveFrom = new Date(0).toISOString();
  await intake.publish({
    fact: PlaybookPublished,
    data: { playbook: 'playbook', version, effectiveFrom, document },
    sequence: version,
    time: new Date(),
  });
}

/** When the leads were looked through under the version, to the last one. */
async function sweptUnder(version: number): Promise<void> {
  const sweeps = intake.db.collection('retention_sweep');
  await eventually(async () => {
    const state = await sweeps.findOne({ playbook: version, after: { $exists: false } });
    return state !== null && state['nextAt'] > new Date();
  }, 30_000);
}

async function erased(): Promise<string[]> {
  const found = await intake.db
    .collection<{ _id: string }>('leads')
    .find({ erased: { $exists: true } })
    .toArray();
  return found.map(({ _id }) => _id).toSorted();
}

describe('a period of the playbook that is over', () => {
  it('erases exactly the leads that it is for, once, with receipts that name it', async () => {
    const open = await capture('open', longAgo);
    const lost = await capture('lost', longAgo);
    const survivor = await capture('survivor', longAgo);
    const absorbed = await capture('absorbed', longAgo);
    const heardOf = await capture('heard-of', longAgo);
    const ofTwo = await capture('of-two', longAgo);
    const customer = await capture('customer', longAgo);
    const working = await capture('working', longAgo);
    await capture('young');
    await intake.post(`/v1/leads/${heardOf}/touchpoints`, { kind: 'form' });
    await intake.post(`/v1/leads/${survivor}/merge`, { absorb: absorbed });
    await intake.post(`/v1/leads/${ofTwo}/merge`, { absorb: await capture('newer') });
    await closed(lost, 'lost');
    await closed(customer, 'won');
    const assigned = { leadId: working, repId: 'rep-1', cycle: 1, rule: 'weighted-round-robin' };
    const time = new Date(longAgo);
    await intake.publish({ fact: LeadAssigned, data: assigned, sequence: 1, time });
    const told = { saidAt: time };
    const conversions = intake.db.collection('conversions');
    await eventually(async () => (await conversions.countDocuments(told)) === 3);
    await intake.startInstance();

    await publish(2, [
      { of: 'open', months: 24 },
      { of: 'lost', months: 36 },
    ]);
    await sweptUnder(2);
    expect(await erased()).toEqual([open, lost, survivor, absorbed].toSorted());
    for (const [leadId, period] of [
      [open, { of: 'open', months: 24 }],
      [survivor, { of: 'open', months: 24 }],
      [lost, { of: 'lost', months: 36 }],
    ] as const) {
      const said = { ground: 'retention', period };
      expect((await receiptOf(leadId)).body).toMatchObject({ ...said, playbook: 2 });
      expect((await log.next(LeadErased, leadId)).data).toMatchObject(said);
      expect(log.of(LeadErased, leadId)).toHaveLength(1);
    }
    expect((await receiptOf(absorbed)).body.erasedWith).toBe(survivor);

    await intake.restart();
    await publish(3, [{ of: 'customer', months: 60 }]);
    await sweptUnder(3);
    expect(await erased()).toEqual([open, lost, survivor, absorbed, customer].toSorted());
  });
});
