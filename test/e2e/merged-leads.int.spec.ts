import { eventually, LogProbe, mongoOf } from '@smarketing/testing';
import type { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFigures, type Figures } from '../faults/checker/fold-figures.ts';
import { smarketing } from '../../deploy/local/start/command-line.ts';
import { root, RunningSystem } from './running-system.js';

const streams = ['leads', 'identities', 'scores', 'qualifications', 'handoffs', 'sla'] as const;
const reports = ['ledger', 'funnel?by=channel', 'funnel?by=cohort', 'velocity', 'attainment'];
const views = [
  ['lead-scoring', 'scorecards'],
  ['sales-handoff', 'handoffs'],
  ['sla-monitor', 'duties'],
  ['sla-monitor', 'qualifications'],
  ['feedback', 'lead_stories'],
] as const;

const databases: Record<string, string> = {
  'lead-scoring': 'scoring',
  'sales-handoff': 'handoff',
  'sla-monitor': 'sla',
  feedback: 'feedback',
};

let system: RunningSystem;
let mongo: MongoClient;
let probe: LogProbe;

beforeAll(async () => {
  system = await RunningSystem.start();
  mongo = await mongoOf(system.infrastructure).connect();
  await eventually(async () => (await system.ops('feedback', '/info')).playbook === 1);
  probe = await LogProbe.start(system.infrastructure, streams);
  await run('simulate', 'quarter', '--leads', '60');
  await settled();
}, 300_000);

afterAll(async () => {
  await probe?.stop();
  await mongo?.close();
  expect(await system?.stop()).toEqual([]);
});

const run = (...args: string[]) =>
  smarketing(args, { root, sessionFile: system.sessionFile, capture: true });
const settled = () => eventually(() => system.isQuiescent(), 60_000);

interface Comparison {
  readonly documents: object;
  readonly counters: object;
  readonly examples: readonly { readonly fields: readonly { readonly path: string }[] }[];
}

/**
 * The documents of all views without their bookkeeping, without what timelines tell of merges, and
 * without what sales was told that a customer asked for meanwhile: that stays told.
 */
async function everything(): Promise<object> {
  const found: Record<string, object[]> = {};
  for (const [service, view] of views) {
    const database = system.infrastructure.database(databases[service]!);
    const documents = await mongo
      .db(database)
      .collection(view)
      .find({}, { projection: { bus: 0, timeline: 0, askedAgain: 0 } })
      .sort({ _id: 1 })
      .toArray();
    found[view] = documents.filter(saysSomething);
  }
  for (const report of reports) {
    const { body } = await system.request('GET', 'feedback', `/v1/reports/${report}`);
    found[report] = withoutTimes(body) as object[];
  }
  return found;
}

/** Of a lead that was merged before it came to a service, only that is left: nothing. */
function saysSomething({ _id, obligations, wakeAt, ...rest }: Record<string, unknown>): boolean {
  const isBlank = Object.values(rest).every((value) => isEmpty(value));
  return !isBlank || !isEmpty(obligations) || Boolean(wakeAt);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** When a figure was read is another time each time. */
function withoutTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTimes);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== 'asOf' && name !== 'pace');
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutTimes(inner)]));
}

/** The counters of the reports, and what a second implementation makes of what is on the log. */
async function countedTwice(): Promise<{ counted: object; fromTheLog: object }> {
  const database = system.infrastructure.database(databases['feedback']!);
  const counters = await mongo.db(database).collection('lead_stories.counters').find().toArray();
  const counted: Figures = new Map();
  for (const { counter, value } of counters) {
    counted.set(counter, (counted.get(counter) ?? 0) + Number(value));
  }
  const figures: Figures = new Map();
  const facts = new Map(
    probe.facts.map((fact) => [`${fact.stream}/${fact.subject}/${fact.sequence}`, fact]),
  );
  for (const ofLead of Map.groupBy(facts.values(), ({ subject }) => subject).values()) {
    const inOrder = streams.flatMap((stream) =>
      ofLead.filter((fact) => fact.stream === stream).sort((a, b) => a.sequence - b.sequence),
    );
    addFigures(figures, inOrder as never);
  }
  return { counted: shown(counted), fromTheLog: shown(figures) };
}

function shown(figures: Figures): object {
  return Object.fromEntries(
    [...figures].filter(([, sum]) => sum !== 0).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

async function agree(): Promise<void> {
  await eventually(async () => {
    const { published } = await system.published();
    const seen = new Set(
      probe.facts.map(({ stream, subject, sequence }) => `${stream}/${subject}/${sequence}`),
    );
    return seen.size === streams.reduce((sum, stream) => sum + (published[stream] ?? 0), 0);
  });
  const { counted, fromTheLog } = await countedTwice();
  expect(counted).toEqual(fromTheLog);
}

const leadsIn = async (query: Record<string, string>) =>
  (await system.read('feedback', '/v1/reports/leads', { query: { limit: 50, ...query } })).items;
const merge = async (survivor: string, absorbed: string) =>
  run('lead', 'merge', survivor, absorbed);

describe('Merging leads of a company that works', () => {
  it('shows one merge in the summary of the demo company', async () => {
    const summary = JSON.parse(await run('report', 'summary', '--json'));
    expect(summary.ledger).toMatchObject({ captured: 62, merged: 1, erased: 1, balanced: true });
    expect(summary.leads).toBe(60);
    await agree();
  });

  it('restates every report, and is taken back so that nothing shows of it', async () => {
    // Won ones absorb others, in a chain, so that no lead is an MQL by the merge alone.
    const [first, second] = await leadsIn({ outcome: 'won' });
    const lost = await leadsIn({ outcome: 'lost' });
    const back = await leadsIn({ outcome: 'recycled' });
    const [open] = await leadsIn({ outcome: 'open' });
    const pairs = [
      [lost[0]!.leadId, back[0]!.leadId],
      [first!.leadId, lost[0]!.leadId],
      [first!.leadId, second!.leadId],
    ] as const;
    const before = await everything();
    const { ledger: was } = JSON.parse(await run('report', 'summary', '--json'));

    for (const [survivor, absorbed] of pairs) await merge(survivor, absorbed);
    await settled();
    const { ledger } = JSON.parse(await run('report', 'summary', '--json'));
    expect(ledger).toMatchObject({
      captured: was.captured,
      won: was.won - 1,
      lost: was.lost - 1,
      recycled: was.recycled - 1,
      merged: was.merged + 3,
      balanced: true,
    });
    await agree();
    const refused = merge(open!.leadId, first!.leadId);
    await expect(refused).rejects.toThrow(/has come further in sales \(won\)/);
    const timeline = await run('lead', 'show', first!.leadId);
    expect(timeline).toContain(`stands for lead ${back[0]!.leadId} as well`);
    expect(timeline).toContain(`lead absorbed: lead ${second!.leadId}`);

    for (const [, absorbed] of pairs.toReversed()) await run('lead', 'unmerge', absorbed);
    await settled();
    expect(await everything()).toEqual(before);
    await agree();
  });

  it('folds merges and their ends again from the log to the same views and counters', async () => {
    await run(
      'lead',
      'merge',
      ...(await leadsIn({ outcome: 'open' })).slice(0, 2).map(({ leadId }) => leadId),
      '--either',
    );
    await settled();
    for (const [service, view] of views.filter(([, name]) => name !== 'handoffs')) {
      const options = view === 'scorecards' ? ['--accept-differences'] : ['--compare-only'];
      const rebuilt = await run('views', 'rebuild', `${service}/${view}`, '--json', ...options);
      const { comparison } = JSON.parse(rebuilt) as { comparison: Comparison };
      const paths = comparison.examples.flatMap(({ fields }) => fields.map(({ path }) => path));
      // What had been told before a merge depends on which stream came first, then and now.
      expect(paths.filter((path) => view !== 'scorecards' || !/^told\b/.test(path))).toEqual([]);
      const none = { missing: 0, extra: 0, ...(view !== 'scorecards' && { differ: 0 }) };
      expect(comparison.documents).toMatchObject(none);
      expect(comparison.counters).toMatchObject({ differ: 0, missing: 0, extra: 0 });
    }
  });
});
