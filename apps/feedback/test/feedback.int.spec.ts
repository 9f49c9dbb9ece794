import {
  CampaignPlannedV1,
  CommitmentClosed,
  DealClosed,
  LeadAssigned,
  LeadCaptured,
  LeadQualified,
  LeadScored,
  ObligationArmed,
  ObligationMet,
  PurchaseRecorded,
  TouchpointRecorded,
  type FactClass,
} from '@smarketing/contracts';
import { parsePlaybook } from '@smarketing/playbook';
import { runService, type RunningService } from '@smarketing/service-testing';
import { eventually, type FactToPublish } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedbackModule } from '../src/feedback.module.js';

let feedback: RunningService;

beforeAll(async () => {
  feedback = await runService(FeedbackModule, { role: 'sales' });
  await eventually(async () => (await feedback.get('/v1/playbook')).status === 200);
});

afterAll(async () => {
  await feedback?.stop();
});

const leadId = uuidv7();
const campaignId = uuidv7();
const channel = 'trade fair: Köln';
const handoff = { leadId, repId: 'anna', cycle: 1 };
const score = { leadId, score: 60, contributions: [] };
const qualified = { ...score, cycle: 1, threshold: 50, channel };
const obligation = {
  subject: leadId,
  obligationId: `${leadId}:respond-to-handoff:1`,
  level: 'respond-to-handoff',
  cycle: 1,
  repId: 'anna',
  due: '2026-03-02T13:00:00Z',
};
const won = {
  ...handoff,
  opportunityId: uuidv7(),
  outcome: 'won',
  amount: { amount: 120_000, currency: 'EUR' },
} as const;

const life = [
  fact(LeadCaptured, { leadId, source: 'api', channel, campaignId, profile: {} }, 1, '03-01T00:00'),
  fact(LeadScored, score, 1, '03-01T00:00'),
  fact(LeadQualified, { ...qualified, profile: {} }, 1, '03-01T00:00'),
  fact(LeadAssigned, { ...handoff, rule: 'weighted-round-robin' }, 1, '03-02T08:00'),
  fact(
    ObligationArmed,
    { ...obligation, armedAt: '2026-03-02T09:00:00Z', atRiskAt: '2026-03-02T12:00:00Z' },
    1,
    '03-02T09:00',
  ),
  fact(
    ObligationMet,
    { ...obligation, metAt: '2026-03-02T10:00:00Z', usedMinutes: 60 },
    2,
    '03-02T10:00',
  ),
  fact(DealClosed, won, 2, '03-11T12:00'),
  fact(CampaignPlannedV1, { campaignId, code: 'spring', channel: 'email' }, 1, '02-01T00:00'),
  fact(
    CommitmentClosed,
    {
      subject: 'commitment:qualified-leads',
      period: '2026-02',
      goal: 200,
      actual: 210,
      outcome: 'met',
    },
    1,
    '03-01T00:00',
  ),
];

function fact<T extends object>(of: FactClass<T>, data: T, sequence: number, time: string) {
  return { fact: of, data, sequence, time: new Date(`2026-${time}:00Z`) } as FactToPublish;
}

describe('the playbook', () => {
  it('is there after the first start, as JSON and as YAML', async () => {
    const { body } = await feedback.get('/v1/playbook');
    expect(body.version).toBe(1);
    expect(body.document.qualification.threshold).toBeGreaterThan(0);
    const yaml = await feedback.get('/v1/playbook/versions/1', {
      headers: { accept: 'application/yaml' },
    });
    expect(yaml.headers.get('content-type')).toContain('application/yaml');
    expect(parsePlaybook(yaml.body)).toEqual(body.document);
  });

  it('has no version that was not published', async () => {
    const { status, body } = await feedback.get('/v1/playbook/versions/77');
    expect([status, body.detail]).toEqual([
      404,
      'There is no version 77 of the playbook. Published versions: 1.',
    ]);
  });
});

describe('a lead', () => {
  it('is folded from all streams, whichever comes first, and counted once', async () => {
    await feedback.publish(...life.toReversed().filter(({ sequence }) => sequence === 1));
    await feedback.publish(...life);
    await eventually(async () => {
      const { body } = await feedback.get(`/v1/leads/${leadId}/timeline`);
      expect(body).toMatchObject({ outcome: 'won', facts: 7 });
      expect(body.campaigns[campaignId]).toEqual({ channel: 'email' });
      return true;
    });
    const { body } = await feedback.get(`/v1/leads/${leadId}/timeline`);
    expect(body.entries.map(({ type }: { type: string }) => type.split('.').at(-2))).toEqual([
      'captured',
      'scored',
      'qualified',
      'assigned',
      'armed',
      'met',
      'closed',
    ]);
  });

  it('shows in every report, and in the list behind the figure', async () => {
    const funnel = await feedback.get('/v1/reports/funnel?by=channel');
    expect(funnel.body.rows.map(({ key }: { key: string }) => key)).toEqual([channel]);
    const [row] = funnel.body.rows;
    expect(row.conversion).toMatchObject({ value: 1, numerator: 1, denominator: 1, playbook: 1 });
    const { body } = await feedback.get(row.stages.won.leadsHref);
    expect(body).toMatchObject({ total: 1, next: null, items: [{ leadId, stage: 'customers' }] });

    const ledger = await feedback.get('/v1/reports/ledger');
    expect(ledger.body).toMatchObject({ balanced: true, captured: { value: 1 } });
    const velocity = await feedback.get('/v1/reports/velocity');
    expect(velocity.body.daysToWon.median.value).toBe(10.5);
    const attainment = await feedback.get('/v1/reports/attainment?month=2026-02');
    expect(attainment.body.serviceLevels).toMatchObject([{ attainment: { value: 1 } }]);
    expect(attainment.body.commitments).toMatchObject([
      { period: '2026-02', reached: { value: 0 }, monitored: { '2026-02': { outcome: 'met' } } },
    ]);
    const march = await feedback.get('/v1/reports/attainment?month=2026-03');
    expect(march.body.commitments).toMatchObject([{ reached: { value: 1 } }]);
    const { items } = (await feedback.get('/v1/reports/commitments')).body;
    expect(items[0].months.at(-1)).toMatchObject({
      ...{ period: '2026-03', reached: { value: 1 }, outcome: 'missed' },
      ...{ announced: null, restated: false },
    });
    const retention = await feedback.get('/v1/reports/retention?month=2026-04');
    expect(retention.body.period.customerRetention).toMatchObject({ value: 1, denominator: 1 });
  });

  it('that nobody knows is a 404 that says so', async () => {
    const { status, body } = await feedback.get(`/v1/leads/${uuidv7()}/timeline`);
    expect([status, body.type]).toEqual([404, 'urn:smarketing:problem:no-such-lead']);
  });

  it('is asked for with filters that exist', async () => {
    const wrong = await feedback.get('/v1/reports/leads?stage=bought&colour=red');
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
    const raised = await feedback.post('/v1/suggestions', raise, {
      headers: { 'idempotency-key': key },
    });
    expect([raised.status, raised.body.state]).toEqual([201, 'raised']);
    const again = await feedback.post('/v1/suggestions', raise, {
      headers: { 'idempotency-key': key },
    });
    expect(again.body).toEqual(raised.body);

    const path = `/v1/suggestions/${raised.body.suggestionId}`;
    const own = await feedback.post(`${path}/agree`, {}, 'sales');
    expect([own.status, own.body.type]).toEqual([403, 'urn:smarketing:problem:own-suggestion']);
    const agreed = await feedback.post(`${path}/agree`, {}, 'marketing');
    expect([agreed.status, agreed.body.state]).toEqual([200, 'validated']);
    const late = await feedback.post(`${path}/decline`, { reason: 'other' }, 'marketing');
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ state: 'validated', legal: [] });

    const { body } = await feedback.get('/v1/suggestions?state=validated');
    expect(body.items[0]).toMatchObject({ ...raise, side: 'sales', legal: [] });
  });

  it('is declined with a reason, and what both said is counted from the log', async () => {
    const raised = await feedback.post(
      '/v1/suggestions',
      { ...raise, side: 'marketing' },
      'revops',
    );
    const path = `/v1/suggestions/${raised.body.suggestionId}/decline`;
    const why = { reason: 'too-costly', text: 'Not this year.' };
    expect((await feedback.post(path, {}, 'sales')).status).toBe(422);
    const declined = await feedback.post(path, why, 'sales');
    expect([declined.status, declined.body.state]).toEqual([200, 'declined']);
    await eventually(async () => {
      const { body } = await feedback.get('/v1/reports/suggestions');
      expect(body.marketing).toMatchObject({ raised: { value: 1 }, declined: { value: 1 } });
      expect(body.sales).toMatchObject({ raised: { value: 1 }, validated: { value: 1 } });
      return true;
    });
  });

  it('is not decided by who raised it, also by another role; who did is kept and on the fact', async () => {
    const anna = { role: ['revops'] as const, subject: 'anna@acme.example' };
    const raised = await feedback.post('/v1/suggestions', { ...raise, side: 'marketing' }, anna);
    const path = `/v1/suggestions/${raised.body.suggestionId}`;
    for (const role of [['revops'], ['sales'], ['marketing', 'sales']] as const) {
      const { status, body } = await feedback.post(
        `${path}/agree`,
        { side: 'sales' },
        { ...anna, role },
      );
      expect([status, body.type]).toEqual([403, 'urn:smarketing:problem:same-person']);
    }
    const ben = { role: ['sales', 'marketing'] as const, subject: 'ben' };
    const agreed = await feedback.post(`${path}/agree`, { side: 'sales' }, ben);
    expect(agreed.body.state).toBe('validated');
    const acts = await feedback.get(
      `/v1/operations/acts?on=suggestion/${raised.body.suggestionId}`,
      'ops',
    );
    expect(acts.body.items).toMatchObject([
      { act: 'suggestion.agree', by: { subject: 'ben', role: 'sales' } },
      { act: 'suggestion.raise', by: { subject: 'anna@acme.example', role: 'revops' } },
    ]);
  });

  it('needs a side that it may speak for, and known fields', async () => {
    const nameless = await feedback.post('/v1/suggestions', raise, 'revops');
    expect([nameless.status, nameless.body.errors[0].pointer]).toEqual([422, '/side']);
    const foreign = await feedback.post(
      '/v1/suggestions',
      { ...raise, side: 'sales' },
      'marketing',
    );
    expect(foreign.status).toBe(403);
    const unknown = await feedback.post('/v1/suggestions', { ...raise, mood: 'good' });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([422, '/mood']);
    const nothing = await feedback.post(`/v1/suggestions/${uuidv7()}/agree`, {});
    expect(nothing.status).toBe(404);
  });
});

describe('a restart', () => {
  it('publishes no second playbook and counts nothing twice', async () => {
    await feedback.restart();
    const touchpoint = { leadId, touchpointId: uuidv7(), kind: 'form', channel } as const;
    await feedback.publish(...life, fact(TouchpointRecorded, touchpoint, 2, '03-12T00:00'));
    await eventually(async () => {
      const { body } = await feedback.get(`/v1/leads/${leadId}/timeline`);
      return body.facts === 8;
    });
    const { body } = await feedback.get('/v1/reports/ledger');
    expect(body).toMatchObject({ captured: { value: 1 }, states: { won: { value: 1 } } });
    expect((await feedback.get('/v1/streams')).body).toEqual({
      leads: { folded: 2 },
      identities: { folded: 0 },
      accounts: { folded: 0 },
      'scoring-erasures': { folded: 0 },
      'handoff-erasures': { folded: 0 },
      'sla-erasures': { folded: 0 },
      'feedback-erasures': { folded: 0 },
      campaigns: { folded: 1 },
      scores: { folded: 1 },
      qualifications: { folded: 1 },
      handoffs: { folded: 2 },
      sla: { folded: 2 },
      commitments: { folded: 1 },
      playbook: { folded: 1 },
      feedback: { folded: 6 },
    });
  });
});

describe('money', () => {
  it('is summed exactly, also beyond what a double holds, and told so that no digit is lost', async () => {
    const customer = uuidv7();
    const said = { ...handoff, leadId: customer };
    const bought = [2 ** 53 - 1, 2 ** 53 - 1, ...Array.from({ length: 20 }, () => 1)];
    await feedback.publish(
      fact(
        LeadCaptured,
        { leadId: customer, source: 'api', channel, profile: {} },
        1,
        '04-01T00:00',
      ),
      fact(
        DealClosed,
        { ...won, ...said, amount: { amount: 1, currency: 'JPY' } },
        1,
        '04-02T00:00',
      ),
      ...bought.map((amount, index) =>
        fact(
          PurchaseRecorded,
          { leadId: customer, purchaseId: uuidv7(), amount: { amount, currency: 'JPY' } },
          index + 2,
          '04-03T00:00',
        ),
      ),
    );
    await eventually(async () => {
      const { body } = await feedback.get(`/v1/leads/${customer}/timeline`);
      return body.facts === bought.length + 2;
    });
    const { body } = await feedback.get('/v1/reports/retention');
    const yen = body.revenue.find(({ currency }: { currency: string }) => currency === 'JPY');
    expect(yen.first).toMatchObject({ value: 1, numerator: 1 });
    expect(yen.repeat).toMatchObject({
      value: '18014398509482002',
      numerator: '18014398509482002',
    });
    const timeline = await feedback.get(`/v1/leads/${customer}/timeline`);
    expect(timeline.body.entries.at(-1).details).toMatchObject({ amount: 1, currency: 'JPY' });
  });
});
