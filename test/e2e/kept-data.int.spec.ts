import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlaybookPublished } from '@smarketing/contracts';
import { eventually, publishFacts, type TestSystem } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smarketing } from '../../deploy/local/start/command-line.ts';
import { readKeptData, restoreKeptData } from './kept-data/restore-kept-data.js';
import { RunningSystem, root } from './running-system.js';

/** At rest, with 48 leads, words that are refused by now, a parked key and its letter. */
const kept = readKeptData('written-by-29a59fc.json.gz');
const [won, lost] = kept.ids as [string, string];

/** Figures that no clock moves. */
const reports = [
  '/v1/reports/ledger',
  '/v1/reports/funnel?by=channel',
  '/v1/reports/funnel?by=cohort',
  '/v1/reports/velocity',
  '/v1/reports/suggestions',
];
const views = [
  'lead-scoring/scorecards',
  'sla-monitor/duties',
  'sla-monitor/qualifications',
  'feedback/campaigns',
  'marketing-intake/conversions',
];
const none = { differ: 0, missing: 0, extra: 0 };
/** What views keep since then, which earlier documents of theirs lack. */
const keptSince: Record<string, RegExp> = {
  'lead-scoring/scorecards': /^(?:capturedAt|newsAt)$/,
  'feedback/campaigns': /^origin$/,
  'marketing-intake/conversions': /^(?:reached|standing|saidAt|bus\.blank)$/,
};
/** What timelines say since then. */
const saidSince = /^timeline\.entries\.\d+\.(?:knownAt|details\.(?:amount|expected|currency))$/;

let system: RunningSystem;
let infrastructure: TestSystem;

const run = (...args: string[]) =>
  smarketing(args, { root, sessionFile: system.sessionFile, capture: true });

/** A report without what changes with the time and the version of its reading; lists have moved since. */
function counted(report: unknown): unknown {
  if (typeof report === 'string')
    return report.replace(/^\/v1\/leads(?=\?|$)/, '/v1/reports/leads');
  if (Array.isArray(report)) return report.map(counted);
  if (typeof report !== 'object' || report === null) return report;
  const { asOf: _, metricVersion: __, ...rest } = report as Record<string, unknown>;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, counted(value)]));
}

interface Comparison {
  readonly examples: readonly { readonly fields: readonly { readonly path: string }[] }[];
}

const differing = ({ examples }: Comparison) => examples.flatMap(({ fields }) => fields);

const figures = async () => {
  const read = reports.map(async (path) => {
    const { body } = await system.request('GET', 'feedback', path);
    return [path, counted(body)];
  });
  return Object.fromEntries(await Promise.all(read)) as Record<string, unknown>;
};
const figuresThen = Object.fromEntries(reports.map((path) => [path, counted(kept.reports[path])]));

describe('data that an earlier version has left', () => {
  beforeAll(async () => {
    const restored = await restoreKeptData(kept);
    infrastructure = restored.infrastructure;
    system = await RunningSystem.start(undefined, restored, { REBUILD_AFTER_UPGRADE: 'off' });
  }, 120_000);

  afterAll(async () => {
    expect(await system?.stop()).toEqual([]);
  });

  it('give the same figures', async () => {
    expect(await figures()).toEqual(figuresThen);
  });

  it('are the same when every view is folded anew from the log', async () => {
    const rebuild = async (view: string, ...options: string[]) =>
      JSON.parse(await run('views', 'rebuild', view, ...options, '--json'));
    const rebuilt = await Promise.all(
      views.map((view) => rebuild(view, ...(keptSince[view] ? ['--accept-differences'] : []))),
    );
    for (const [at, { comparison, status }] of rebuilt.entries()) {
      const since = keptSince[views[at]!];
      expect(differing(comparison).filter(({ path }) => !since?.test(path))).toEqual([]);
      expect(comparison.documents).toMatchObject(since ? { missing: 0, extra: 0 } : none);
      expect(comparison.counters).toMatchObject(none);
      expect(status).toBe('switched');
    }
    const stories = await rebuild('feedback/lead_stories', '--accept-differences');
    const fields = stories.comparison.examples.flatMap(
      ({ fields: of }: { fields: object[] }) => of,
    );
    // A commitment was among the leads then, by facts on `sla`; it has a view of its own since.
    expect(stories.comparison.documents).toMatchObject({ missing: 0, extra: 1 });
    const { remarks } = await system.ops('feedback', '/health/ready');
    expect(remarks.views).toContain('views rebuild feedback/commitments');
    const announced = await rebuild('feedback/commitments', '--accept-differences');
    expect(announced.status).toBe('switched');
    const [commitment] = (await system.read('feedback', '/v1/reports/commitments')).items;
    const september = commitment!.months!.find(({ period }) => period === '2026-09');
    expect(september).toMatchObject({ announced: { goal: 200, outcome: 'missed' } });
    // Those by channel and month, and the one that is exact, are since then.
    expect(stories.comparison.counters).toMatchObject({ differ: 0, extra: 0 });
    const other = fields.filter(({ path }: { path: string }) => !saidSince.test(path));
    expect(other.filter(({ path }: { path: string }) => path !== 'value')).toEqual([]);
    expect(await figures()).toEqual(figuresThen);
  });

  it('show the contact card that was sealed then', async () => {
    const card = await system.read('marketing-intake', '/v1/leads/{id}/contact', {
      path: { id: won },
    });
    expect(card).toMatchObject({ email: 'kept-1@north.example', company: 'North' });
  });

  it('show the dead letter that was written then', async () => {
    const path = '/v1/operations/dead-letters';
    const { body } = await system.request('GET', 'lead-scoring', path, { role: 'ops' });
    expect(body.items).toMatchObject([{ key: 'not-a-lead', stream: 'leads' }]);
  });

  it('are gone on with: the lost lead asks again, the won one buys again', async () => {
    const bought = { amount: { amount: 700, currency: 'EUR' } };
    await system.post('sales-handoff', '/v1/handoffs/{leadId}/purchases', {
      path: { leadId: won },
      body: bought,
    });
    const again = await system.post('marketing-intake', '/v1/leads', {
      body: {
        contact: { email: 'kept-2@north.example' },
        touchpoint: { kind: 'pricing-view' },
      },
    });
    expect(again).toMatchObject({ leadId: lost, created: false });
    await eventually(async () => {
      const { published, folded } = await system.published();
      expect(folded).toMatchObject(published);
      const { entries } = await system.read('feedback', '/v1/leads/{id}/timeline', {
        path: { id: lost },
      });
      expect(entries).toContainEqual(
        expect.objectContaining({ details: expect.objectContaining({ kind: 'pricing-view' }) }),
      );
      return true;
    });
  });

  it('are gone on with: the lost lead asks for a demo, and sales has it as the next cycle', async () => {
    const before = await system.read('feedback', '/v1/reports/ledger');
    await asks('kept-2@north.example', 'demo-request');
    await nextCycleOf(lost);
    const after = await system.read('feedback', '/v1/reports/ledger');
    const moved = (state: 'open' | 'lost') =>
      after.states[state].numerator! - before.states[state].numerator!;
    expect([moved('open'), moved('lost'), after.balanced]).toEqual([1, -1, true]);
  });

  it('are gone on with: a customer asks for a demo, and the rep sees it', async () => {
    await asks('kept-1@north.example', 'demo-request');
    const handoff = await eventually(async () => {
      const found = await system.read('sales-handoff', '/v1/handoffs/{leadId}', {
        path: { leadId: won },
      });
      return found.askedAgain && found;
    });
    expect(handoff).toMatchObject({ stage: 'won', cycle: 1 });
    expect(handoff.askedAgain).toMatchObject([{ kind: 'demo-request' }]);
    const { items } = await system.read('sales-handoff', '/v1/handoffs', {
      query: { stage: 'won', limit: 100 },
    });
    expect(items).toContainEqual(
      expect.objectContaining({ leadId: won, askedAgain: handoff.askedAgain }),
    );
  });

  it('somebody lost on 2026-02-10 for the timing who asks on 2026-09-01 is the next cycle', async () => {
    const { leadId } = await asks('timing@north.example', 'demo-request', '2026-02-02T09:00:00Z');
    const act = async (what: string, body: object, day: string) => {
      const json = { ...body, occurredAt: `${day}T10:00:00Z` };
      const path = `/v1/handoffs/${leadId}/${what}`;
      await eventually(
        async () => (await system.request('POST', 'sales-handoff', path, { json })).status < 300,
      );
    };
    await act('accept', {}, '2026-02-03');
    await act('opportunity', {}, '2026-02-05');
    await act('close', { outcome: 'lost', reason: 'timing' }, '2026-02-10');
    const again = await asks('timing@north.example', 'demo-request', '2026-09-01T09:00:00Z');
    expect(again).toMatchObject({ leadId, created: false });
    const entries = await nextCycleOf(leadId);
    const qualified = entries.filter(({ type }) => type === 'smarketing.lead.qualified.v1');
    expect(qualified.map(({ time }) => time)).toEqual([
      '2026-02-02T09:00:00.000Z',
      '2026-09-01T09:00:00.000Z',
    ]);
  });

  it('are gone on with: a playbook that is published decides in every service from then on', async () => {
    const shown = await run('playbook', 'show');
    const directory = await mkdtemp(join(tmpdir(), 'smarketing-playbook-'));
    const file = join(directory, 'playbook.yaml');
    await writeFile(file, shown.replace('threshold: 50', 'threshold: 45'));
    expect(await run('playbook', 'check', file)).toContain('~ qualification.threshold: 50 → 45');
    const published = JSON.parse(await run('playbook', 'publish', file, '--json'));
    expect(published).toMatchObject({ version: 2, changes: [{ before: 50, after: 45 }] });
    await writeFile(file, shown.replace('threshold: 50', 'threshold: 40'));
    await expect(run('playbook', 'publish', file)).rejects.toThrow('yours is based on 1');
    await rm(directory, { recursive: true });
    await decidedUnder(2);
  });

  it('are gone on with: a playbook on the log that is none stays out of force', async () => {
    const data = {
      playbook: 'playbook' as const,
      version: 3,
      effectiveFrom: new Date().toISOString(),
      document: { scoring: 'by feeling' },
    };
    const none = { fact: PlaybookPublished, sequence: 3, time: new Date(), data };
    await publishFacts(infrastructure, [none]);
    for (const service of ['lead-scoring', 'sales-handoff', 'sla-monitor', 'marketing-intake']) {
      await eventually(async () => {
        const { status, remarks } = await system.ops(service, '/health/ready');
        return status === 'ready' && remarks?.playbook?.includes('version 3 is refused');
      });
    }
    await decidedUnder(2);
  });

  it('are the same when folded anew, of the time before and after the change of the rules', async () => {
    for (const view of ['lead-scoring/scorecards', 'feedback/lead_stories', 'sla-monitor/duties']) {
      const { comparison, status } = JSON.parse(await run('views', 'rebuild', view, '--json'));
      expect(comparison.examples).toEqual([]);
      expect(status).toBe('switched');
    }
    expect(
      await system.read('lead-scoring', '/v1/scores/{leadId}', { path: { leadId: lost } }),
    ).toMatchObject({ cycle: 2 });
  });
});

function asks(email: string, kind: 'demo-request' | 'pricing-view', occurredAt?: string) {
  return system.post('marketing-intake', '/v1/leads', {
    body: {
      contact: { email },
      profile: { companySize: '50-249', seniority: 'director', industry: 'software' },
      touchpoint: { kind },
      ...(occurredAt && { occurredAt }),
    },
  });
}

/** A lead captured now: its score, its rep and the promise to it are decided under that version. */
async function decidedUnder(version: number): Promise<void> {
  let count = 0;
  await eventually(async () => {
    const { leadId } = await asks(
      `switch-${version}-${Date.now()}-${count++}@north.example`,
      'demo-request',
    );
    const entries = await eventually(async () => {
      const found = await system.read('feedback', '/v1/leads/{id}/timeline', {
        path: { id: leadId },
      });
      const types = found.entries.map(({ type }) => type);
      return types.includes('smarketing.obligation.armed.v1') && found.entries;
    });
    const decisions = entries.filter(({ stream }) => stream !== 'leads');
    return decisions.every(({ playbook }) => playbook === version);
  });
}

/** Qualified, assigned and owed an answer, as the second cycle. */
async function nextCycleOf(leadId: string): Promise<{ type: string; time: string }[]> {
  return eventually(async () => {
    const handoff = await system.read('sales-handoff', '/v1/handoffs/{leadId}', {
      path: { leadId },
    });
    const { entries } = await system.read('feedback', '/v1/leads/{id}/timeline', {
      path: { id: leadId },
    });
    const second = entries.filter(({ details }) => details?.['cycle'] === 2);
    const types = second.map(({ type }: { type: string }) =>
      type.split('.').slice(1, -1).join('.'),
    );
    const wanted = ['lead.qualified', 'lead.assigned', 'obligation.armed'];
    const isBack = handoff.cycle === 2 && handoff.stage === 'assigned';
    return isBack && wanted.every((type) => types.includes(type)) && entries;
  });
}
