import { eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smarketing } from '../../deploy/local/start/command-line.ts';
import { RunningSystem, root } from './running-system.js';

/** As another system calls its stages, one row after the other. */
const stages = [
  'subscriber',
  'marketingqualifiedlead',
  'opportunity',
  'Kunde',
  'lost',
  'Unqualified',
];
const rows = 300;
const ofEach = rows / stages.length;

const mapping = {
  columns: { Id: 'externalId', Mail: 'email', Stage: 'stage', Created: 'occurredAt' },
  values: {
    Stage: {
      subscriber: 'lead',
      marketingqualifiedlead: 'qualified',
      Kunde: 'customer',
      unqualified: 'disqualified',
    },
  },
  constants: {
    externalSystem: 'crm',
    channel: 'other',
    // So each would qualify here, were it not for its history.
    'profile.attributes.qualifiedBySource': true,
  },
};

function fileOf(stageOf: (n: number) => string): string {
  const created = new Date(Date.now() - 3_600_000).toISOString();
  const lines = Array.from(
    { length: rows },
    (_, n) => `${n},p${n}@north.example,${stageOf(n)},${created}`,
  );
  return ['Id,Mail,Stage,Created', ...lines].join('\n');
}
const stageOf = (n: number) => stages[n % stages.length]!;
const views = [
  'lead-scoring/scorecards',
  'sla-monitor/duties',
  'sla-monitor/qualifications',
  'feedback/lead_stories',
];

let system: RunningSystem;
const imports: string[] = [];

async function importFile(file: string) {
  const order = { name: 'export', format: 'csv' as const, mapping };
  const { importId } = await system.post('marketing-intake', '/v1/imports', { body: order });
  const { body } = await system.request('PUT', 'marketing-intake', `/v1/imports/${importId}/rows`, {
    headers: { 'content-type': 'text/csv', 'if-match': '*' },
    body: file,
  });
  imports.push(importId);
  await settled();
  return body;
}

const settled = () => eventually(() => system.isQuiescent(), 60_000);
const ledger = async () => {
  const { states, balanced, captured } = await system.read('feedback', '/v1/reports/ledger');
  return {
    captured: captured.value,
    open: states.open.value,
    won: states.won.value,
    lost: states.lost.value,
    disqualified: states.disqualified.value,
    balanced,
  };
};
const countOf = async (service: string, path: string, filter: Record<string, string> = {}) => {
  let count = 0;
  for (let cursor = {}; ;) {
    const query = new URLSearchParams({ ...filter, ...cursor, limit: '500' });
    const { body } = await system.request('GET', service, `${path}?${query.toString()}`);
    count += body.items.length;
    if (!body.next) return count;
    cursor = { cursor: body.next };
  }
};
const funnel = async () =>
  (await system.read('feedback', '/v1/reports/funnel', { query: { by: 'channel' } })).rows;

describe('the history that a file brings along', () => {
  beforeAll(async () => {
    system = await RunningSystem.start();
    for (const repId of ['rep-1', 'rep-2']) {
      await system.post('sales-handoff', '/v1/reps', { body: { repId, name: repId, weight: 1 } });
    }
    expect(await importFile(fileOf(stageOf))).toMatchObject({ created: rows, failed: 0 });
  }, 300_000);

  afterAll(async () => {
    expect(await system?.stop()).toEqual([]);
  });

  it('is in the ledger, which balances, and in the funnel', async () => {
    expect(await ledger()).toEqual({
      captured: rows,
      open: 3 * ofEach,
      won: ofEach,
      lost: ofEach,
      disqualified: ofEach,
      balanced: true,
    });
    const [other] = await funnel();
    expect(other!.stages.won.value).toBe(ofEach);
    expect(other!.stages.opportunity.value).toBe(3 * ofEach);
    expect(other!.stages.qualified.value).toBe(5 * ofEach);
  });

  it('is in no rep’s open work, arms no obligation, and counts in no month’s commitment', async () => {
    expect(await countOf('sla-monitor', '/v1/obligations')).toBe(ofEach);
    expect(await countOf('sales-handoff', '/v1/handoffs', { stage: 'assigned' })).toBe(ofEach);
    const reps = ['rep-1', 'rep-2'].map((rep) => countOf('sales-handoff', '/v1/handoffs', { rep }));
    const [first, second] = await Promise.all(reps);
    expect(first! + second!).toBe(ofEach);
    const { items } = await system.read('sales-handoff', '/v1/handoffs', {
      query: { stage: 'won', limit: 500 },
    });
    expect(items).toHaveLength(ofEach);
    expect(items[0]).toMatchObject({ imported: true, legal: ['purchases', 'churn'] });
    const actual = await eventually(async () => {
      const { items: commitments } = await system.read('feedback', '/v1/reports/commitments');
      const months = commitments.flatMap((one) => one.months ?? []);
      return months.reduce((sum, { reached }) => sum + (reached.value ?? 0), 0);
    }, 30_000);
    expect(actual).toBe(ofEach);
  });

  it('comes along with the next export, and not with the same one again', async () => {
    const later = (n: number) => (stageOf(n) === 'opportunity' ? 'customer' : stageOf(n));
    expect(await importFile(fileOf(stageOf))).toMatchObject({ created: 0, matched: 0 });
    expect(await importFile(fileOf(later))).toMatchObject({ matched: ofEach, created: 0 });
    expect(await ledger()).toMatchObject({ open: 2 * ofEach, won: 2 * ofEach, balanced: true });
  });

  it('ends where the lead asks for us, as one who was given back', async () => {
    const touchpoint = { kind: 'demo-request' as const };
    const external = { system: 'crm', id: '1' };
    const { leadId } = await system.post('marketing-intake', '/v1/leads', {
      body: { external, touchpoint },
    });
    await settled();
    expect(
      await system.read('sales-handoff', '/v1/handoffs/{leadId}', { path: { leadId } }),
    ).toMatchObject({
      stage: 'assigned',
      cycle: 2,
    });
    expect(await countOf('sla-monitor', '/v1/obligations', { subject: leadId })).toBe(1);
    expect(await ledger()).toMatchObject({ captured: rows, balanced: true });
  });

  it('has its channel corrected for a whole import, and every figure with it', async () => {
    const [before] = await funnel();
    expect(before).toMatchObject({ key: 'other' });
    const [importId] = imports;
    const reason = 'the export had no channel';
    const correct = () =>
      system.post('marketing-intake', '/v1/imports/{id}/first-touch', {
        path: { id: importId! },
        body: { channel: 'referral', from: 'other', reason },
      });
    expect(await correct()).toEqual({ corrected: rows, next: null });
    expect(await correct()).toEqual({ corrected: 0, next: null });
    await settled();
    const [row, ...rest] = await funnel();
    expect(row!.key).toBe('referral');
    expect(rest.filter(({ key }) => key === 'other')).toEqual([]);
    for (const stage of ['captured', 'qualified', 'opportunity', 'won'] as const) {
      expect(row!.stages[stage].value).toBe(before!.stages[stage].value);
    }
    expect(await ledger()).toMatchObject({ captured: rows, balanced: true });
  });

  it('is the same in every view that is folded anew', async () => {
    const rebuilt = await Promise.all(
      views.map(async (view) => {
        const args = ['views', 'rebuild', view, '--json', '--compare-only'];
        const run = { root, sessionFile: system.sessionFile, capture: true };
        return JSON.parse(await smarketing(args, run)) as { comparison: { examples: object[] } };
      }),
    );
    expect(rebuilt.flatMap(({ comparison }) => comparison.examples)).toEqual([]);
  });
});
