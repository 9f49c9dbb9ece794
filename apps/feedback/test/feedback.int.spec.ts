import {
  CampaignPlanned,
  CommitmentClosed,
  DealClosed,
  LeadAssigned,
  LeadCaptured,
  LeadQualified,
  ObligationArmed,
  ObligationMet,
  TouchpointRecorded,
} from '@smarketing/contracts';
import { parsePlaybook } from '@smarketing/playbook';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runFeedback, type RunningFeedback } from './running-feedback.js';
import { arrived } from './stories.js';

let feedback: RunningFeedback;
const eventually = <T>(look: () => Promise<T>) =>
  vi.waitFor(look, { timeout: 30_000, interval: 100 });

beforeAll(async () => {
  feedback = await runFeedback();
  await eventually(async () => {
    expect((await feedback.get('/v1/playbook')).status).toBe(200);
  });
});

afterAll(async () => {
  await feedback?.stop();
});

// Other specs write to the same topics, so these leads are told apart by a channel of their own.
const channel = `spec: ${uuidv7()}`;
const leadId = uuidv7();
const campaignId = uuidv7();
const commitment = `commitment:spec-${uuidv7()}`;
const at = (sequence: number, time: string) => ({ sequence, time });

const life = (() => {
  const handoff = { leadId, repId: 'anna', cycle: 1 };
  const obligation = {
    subject: leadId,
    obligationId: `${leadId}:respond-to-handoff:1`,
    level: 'respond-to-handoff',
    cycle: 1,
    repId: 'anna',
    due: '2026-03-02T13:00:00Z',
  };
  const qualified = { leadId, cycle: 1, score: 60, threshold: 50, contributions: [], channel };
  return [
    arrived(
      LeadCaptured,
      { leadId, source: 'api', channel, campaignId, profile: {} },
      at(1, '2026-03-01T00:00:00Z'),
    ),
    arrived(LeadQualified, { ...qualified, profile: {} }, at(1, '2026-03-01T00:00:00Z')),
    arrived(
      LeadAssigned,
      { ...handoff, rule: 'weighted-round-robin' },
      at(1, '2026-03-02T08:00:00Z'),
    ),
    arrived(
      ObligationArmed,
      { ...obligation, armedAt: '2026-03-02T09:00:00Z', atRiskAt: '2026-03-02T12:00:00Z' },
      at(1, '2026-03-02T09:00:00Z'),
    ),
    arrived(
      ObligationMet,
      { ...obligation, metAt: '2026-03-02T10:00:00Z', usedMinutes: 60 },
      at(2, '2026-03-02T10:00:00Z'),
    ),
    arrived(
      DealClosed,
      {
        ...handoff,
        opportunityId: uuidv7(),
        outcome: 'won',
        amount: { amount: 120_000, currency: 'EUR' },
      },
      at(2, '2026-03-11T12:00:00Z'),
    ),
    arrived(
      CampaignPlanned,
      { campaignId, code: 'spring', channel: 'email' },
      at(1, '2026-02-01T00:00:00Z'),
    ),
    arrived(
      CommitmentClosed,
      { subject: commitment, period: '2026-02', goal: 200, actual: 210, outcome: 'met' },
      at(1, '2026-03-01T00:00:00Z'),
    ),
  ];
})();

describe('the playbook', () => {
  it('is there after the first start, as JSON and as YAML', async () => {
    const { body } = await feedback.get('/v1/playbook');
    expect(body.version).toBe(1);
    expect(body.document.qualification.threshold).toBeGreaterThan(0);
    const yaml = await feedback.get('/v1/playbook/versions/1', { accept: 'application/yaml' });
    expect(yaml.type).toContain('application/yaml');
    expect(parsePlaybook(yaml.body)).toEqual(body.document);
  });

  it('has no version that was not published', async () => {
    const { status, body } = await feedback.get('/v1/playbook/versions/77');
    expect([status, body.detail]).toEqual([
      404,
      'There is no version 77 of the playbook. Published are: 1.',
    ]);
  });
});

describe('a lead', () => {
  it('is folded from all streams, whichever comes first, and counted once', async () => {
    for (const fact of life.toReversed().filter(({ sequence }) => sequence === 1)) {
      await feedback.publish(fact);
    }
    await feedback.publish(...life);
    await eventually(async () => {
      const { status, body } = await feedback.get(`/v1/leads/${leadId}/timeline`);
      expect(status).toBe(200);
      expect(body.outcome).toBe('won');
      expect(body.facts).toBe(6);
      expect(body.campaigns[campaignId]).toEqual({ code: 'spring', channel: 'email' });
    });
    const { body } = await feedback.get(`/v1/leads/${leadId}/timeline`);
    expect(body.entries.map(({ type }: { type: string }) => type.split('.').at(-2))).toEqual([
      'captured',
      'qualified',
      'assigned',
      'armed',
      'met',
      'closed',
    ]);
  });

  it('shows in every report, and in the list behind the figure', async () => {
    const funnel = await feedback.get('/v1/reports/funnel?by=channel');
    const row = funnel.body.rows.find(({ key }: { key: string }) => key === channel);
    expect(row.conversion).toMatchObject({ value: 1, numerator: 1, denominator: 1, playbook: 1 });
    const list = await feedback.get(row.stages.won.leadsHref);
    expect(list.body).toMatchObject({
      total: 1,
      next: null,
      items: [{ leadId, stage: 'customers' }],
    });

    const ledger = await feedback.get('/v1/reports/ledger');
    expect(ledger.body.balanced).toBe(true);
    const velocity = await feedback.get('/v1/reports/velocity');
    expect(velocity.body.daysToWon.median.value).not.toBeNull();
    const attainment = await feedback.get('/v1/reports/attainment?month=2026-03');
    expect(attainment.body.serviceLevels[0].met.value).toBeGreaterThan(0);
    expect(attainment.body.commitments[0].period).toBe('2026-03');
    const retention = await feedback.get('/v1/reports/retention?month=2026-04');
    expect(retention.body.period.customerRetention.denominator).toBeGreaterThan(0);
  });

  it('that nobody knows is a 404 that says so', async () => {
    const { status, body } = await feedback.get(`/v1/leads/${uuidv7()}/timeline`);
    expect([status, body.type]).toEqual([404, 'urn:smarketing:problem:unknown-lead']);
  });

  it('is asked for with filters that exist', async () => {
    const wrong = await feedback.get('/v1/leads?stage=bought&colour=red');
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors).toHaveLength(2);
    expect((await feedback.get('/v1/leads?cursor=x')).status).toBe(422);
    expect((await feedback.get('/v1/reports/funnel?by=moon')).status).toBe(422);
  });
});

describe('a suggestion', () => {
  const raise = {
    topic: 'content',
    title: 'Say the price earlier',
    text: 'Half of the lost deals were lost for the price.',
    evidence: ['/v1/leads?lossReason=price&outcome=lost'],
  };

  it('of one side is validated by the other, once', async () => {
    const key = uuidv7();
    const raised = await feedback.post('/v1/suggestions', raise, { as: 'sales', key });
    expect([raised.status, raised.body.state]).toEqual([201, 'raised']);
    const again = await feedback.post('/v1/suggestions', raise, { as: 'sales', key });
    expect(again.body).toEqual(raised.body);

    const path = `/v1/suggestions/${raised.body.suggestionId}`;
    const own = await feedback.post(`${path}/agree`, {}, { as: 'sales' });
    expect([own.status, own.body.type]).toEqual([403, 'urn:smarketing:problem:own-suggestion']);
    const agreed = await feedback.post(`${path}/agree`, {}, { as: 'marketing' });
    expect([agreed.status, agreed.body.state]).toEqual([200, 'validated']);
    const late = await feedback.post(`${path}/decline`, { reason: 'other' }, { as: 'marketing' });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ state: 'validated', legal: [] });

    const { body } = await feedback.get('/v1/suggestions?state=validated');
    expect(body.items[0]).toMatchObject({ ...raise, side: 'sales', legal: [] });
  });

  it('is declined with a reason, and what both said is counted from the log', async () => {
    const raised = await feedback.post(
      '/v1/suggestions',
      { ...raise, side: 'marketing' },
      { as: 'revops' },
    );
    const path = `/v1/suggestions/${raised.body.suggestionId}/decline`;
    const why = { reason: 'too-costly', text: 'Not this year.' };
    expect((await feedback.post(path, {}, { as: 'sales' })).status).toBe(422);
    const declined = await feedback.post(path, why, { as: 'sales' });
    expect([declined.status, declined.body.state]).toEqual([200, 'declined']);
    await eventually(async () => {
      const { body } = await feedback.get('/v1/reports/suggestions');
      expect(body.marketing.declined.value).toBeGreaterThan(0);
      expect(body.sales.validated.value).toBeGreaterThan(0);
    });
  });

  it('needs a side, a role and known fields', async () => {
    const nameless = await feedback.post('/v1/suggestions', raise, { as: 'revops' });
    expect([nameless.status, nameless.body.errors[0].pointer]).toEqual([422, '/side']);
    const foreign = await feedback.post(
      '/v1/suggestions',
      { ...raise, side: 'sales' },
      { as: 'marketing' },
    );
    expect(foreign.status).toBe(403);
    expect((await feedback.post('/v1/suggestions', raise, { as: 'ops' })).status).toBe(403);
    const unknown = await feedback.post('/v1/suggestions', { ...raise, mood: 'good' });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([422, '/mood']);
    const nothing = await feedback.post(`/v1/suggestions/${uuidv7()}/agree`, {});
    expect(nothing.status).toBe(404);
  });
});

describe('a restart', () => {
  it('publishes no second playbook and counts nothing twice', async () => {
    const rowOf = async () => {
      const { body } = await feedback.get('/v1/reports/funnel?by=channel');
      return body.rows.find(({ key }: { key: string }) => key === channel);
    };
    const before = await rowOf();
    await feedback.restart();
    const news = arrived(
      TouchpointRecorded,
      { leadId, touchpointId: uuidv7(), kind: 'form', channel },
      at(2, '2026-03-12T00:00:00Z'),
    );
    await feedback.publish(...life, news);
    await eventually(async () => {
      const { body } = await feedback.get(`/v1/leads/${leadId}/timeline`);
      expect(body.facts).toBe(7);
    });
    expect((await rowOf()).stages.captured.value).toBe(before.stages.captured.value);
    expect((await feedback.get('/v1/playbook')).body.version).toBe(1);
  });

  it('knows how many events of every stream it has folded', async () => {
    const { body } = await feedback.get('/v1/streams');
    const streams = ['leads', 'campaigns', 'scores', 'handoffs', 'sla', 'playbook', 'feedback'];
    expect(Object.keys(body)).toEqual(streams);
    for (const stream of streams) expect(body[stream].folded).toBeGreaterThan(0);
  });
});
