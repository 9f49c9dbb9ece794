import {
  CommitmentClosed,
  CommitmentOffPace,
  LeadCaptured,
  LeadQualified,
  LeadScored,
  ObligationArmed,
} from '@smarketing/contracts';
import { ViewRebuilds, type RebuildProgress } from '@smarketing/event-bus';
import { runService, type RunningService } from '@smarketing/service-testing';
import { eventually, type FactToPublish } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FeedbackModule } from '../src/feedback.module.js';

const leads = Array.from({ length: 6 }, () => uuidv7());
const subject = 'commitment:qualified-leads';
const month = { subject, goal: 200 };
const at = (time: string) => new Date(`2026-${time}T12:00:00Z`);

/** As it stood before commitments and qualifications had streams of their own. */
const before: FactToPublish[] = [
  {
    ...{ fact: CommitmentOffPace, stream: 'sla', sequence: 1, time: at('01-20') },
    data: { ...month, period: '2026-01', actual: 3, pace: 120 },
  },
  {
    ...{ fact: CommitmentClosed, stream: 'sla', sequence: 2, time: at('02-01') },
    data: { ...month, period: '2026-01', actual: 6, outcome: 'missed' },
  },
  ...leads.flatMap((leadId) => lifeOf(leadId)),
];

/** What follows on the streams of today, by numbers of their own. */
const after: FactToPublish[] = [
  {
    ...{ fact: CommitmentClosed, sequence: 1, time: at('03-01') },
    data: { ...month, period: '2026-02', actual: 210, outcome: 'met' },
  },
  { ...qualified(leads[0]!, 2), sequence: 1, time: at('03-02') },
];

function lifeOf(leadId: string): FactToPublish[] {
  const score = { leadId, score: 60, contributions: [] };
  const due = '2026-01-05T12:00:00Z';
  const owed = { subject: leadId, obligationId: `${leadId}:answer:1`, level: 'answer', due };
  return [
    {
      ...{ fact: LeadCaptured, sequence: 1, time: at('01-02') },
      data: { leadId, source: 'api', channel: 'email', profile: {} },
    },
    { fact: LeadScored, data: score, sequence: 1, time: at('01-02') },
    { ...qualified(leadId, 1), stream: 'scores', sequence: 2, time: at('01-03') },
    { fact: LeadScored, data: { ...score, score: 70 }, sequence: 3, time: at('01-04') },
    {
      ...{ fact: ObligationArmed, sequence: 1, time: at('01-04') },
      data: { ...owed, cycle: 1, repId: 'anna', armedAt: due, atRiskAt: due },
    },
  ];
}

function qualified(leadId: string, cycle: number) {
  const score = { cycle, score: 60, threshold: 50, contributions: [] };
  return { fact: LeadQualified, data: { leadId, ...score, channel: 'email', profile: {} } };
}

let feedback: RunningService;

beforeAll(async () => {
  feedback = await runService(FeedbackModule, { role: 'sales' });
  await feedback.publish(...after, ...before);
  await eventually(async () => {
    const { body } = await feedback.get('/v1/streams');
    return body.scores.folded === 18 && body.sla.folded === 8 && body.commitments.folded === 1;
  });
});

afterAll(() => feedback?.stop());

/** The months of the commitment as they were announced, and how many leads qualified in January. */
async function told() {
  const { body } = await feedback.get('/v1/reports/attainment?month=2026-01');
  const [{ monitored, reached }] = body.commitments;
  return { monitored, qualified: reached.value };
}

/** What the bus has left to do. */
async function backlog(): Promise<Record<string, number>> {
  const { items } = await feedback.ops<{ items: Record<string, Record<string, number>> }>(
    '/ops/backlog',
  );
  return items['bus']!;
}

async function rebuild(view: string, consent = false): Promise<RebuildProgress> {
  const rebuilds = feedback.service.app.get(ViewRebuilds);
  const wish = { by: 'spec', compareOnly: !consent, acceptDifferences: consent, anew: true };
  await rebuilds.start(view, wish);
  return eventually(async () => {
    const progress = await rebuilds.progress(view);
    return progress.ended && progress;
  }, 60_000);
}

const asAnnounced = {
  monitored: {
    '2026-02': { goal: 200, actual: 210, outcome: 'met' },
    '2026-01': { goal: 200, actual: 6, outcome: 'missed', offPaceAt: '2026-01-20T12:00:00.000Z' },
  },
  qualified: leads.length,
};

it('facts on their former streams are folded and counted, each once', async () => {
  expect(await told()).toEqual(asAnnounced);
  const { body } = await feedback.get(`/v1/leads/${leads[0]}/timeline`);
  expect(body).toMatchObject({ facts: 6, outcome: 'open' });
  expect(await backlog()).toMatchObject({ heldEvents: 0, parkedKeys: 0 });
});

it('they are in the view of what they are about, and in no other', async () => {
  const ids = async (view: string) =>
    (await feedback.db.collection(view).distinct('_id')).map(String).toSorted();
  expect(await ids('commitments')).toEqual([subject]);
  expect(await ids('lead_stories')).toEqual(leads.toSorted());
});

it.each(['lead_stories', 'commitments'])('a rebuild of %s finds the same', async (view) => {
  const { status, comparison } = await rebuild(view);
  expect({ status, ...comparison?.documents }).toMatchObject({
    ...{ status: 'compared', differ: 0, missing: 0, extra: 0 },
    equal: view === 'commitments' ? 1 : leads.length,
  });
});

it('a database of before says which views to rebuild, and is right when they are', async () => {
  const periods = { '2026-01': { goal: 200, actual: 6, outcome: 'missed' } };
  const bus = { version: 2, seen: { sla: 2 }, sent: {}, shard: 0 };
  await feedback.stopInstances();
  await feedback.startInstance();
  await feedback.db.collection('commitments').drop();
  await feedback.db
    .collection<{ _id: string }>('lead_stories')
    .insertOne({ ...{ _id: subject, periods, bus }, ...{ touchpoints: 0, reached: [] } });
  await feedback.db
    .collection<{ _id: string }>('bus_views')
    .deleteMany({ _id: { $in: ['commitments', 'lead_stories'] } });
  await feedback.restart();

  const { views } = await feedback.ops<{ views: Record<string, object> }>('/info');
  expect(views).toMatchObject({
    commitments: { madeBy: 0, folds: 1 },
    lead_stories: { madeBy: 1, folds: 4 },
  });
  expect((await feedback.get(`/v1/leads/${subject}/timeline`)).status).toBe(404);
  expect((await feedback.get('/v1/streams')).body.sla).toEqual({ folded: leads.length });
  // An instance of before announces once more. It waits for what the new view lacks.
  await feedback.publish({
    ...{ fact: CommitmentOffPace, stream: 'sla', sequence: 3, time: at('03-20') },
    data: { ...month, period: '2026-03', actual: 1, pace: 120 },
  });
  await eventually(async () => (await backlog())['heldEvents'] === 1);
  for (const view of ['lead_stories', 'commitments']) {
    expect((await rebuild(view, true)).status).toBe('switched');
  }
  expect((await backlog())['heldEvents']).toBe(0);
  const { monitored, qualified: counted } = await told();
  expect({ monitored, qualified: counted }).toMatchObject(asAnnounced);
  expect(Object.keys(monitored as object)).toEqual(['2026-03', '2026-02', '2026-01']);
  expect(await feedback.db.collection<{ _id: string }>('lead_stories').countDocuments()).toBe(6);
});
