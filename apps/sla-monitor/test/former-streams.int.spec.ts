import { CommitmentClosed, LeadQualified, LeadScored } from '@smarketing/contracts';
import { ViewRebuilds } from '@smarketing/event-bus';
import { defaultPlaybook } from '@smarketing/playbook';
import { definitionOf, Service } from '@smarketing/service';
import { runService, type RunningService } from '@smarketing/service-testing';
import { eventually, LogProbe, type FactToPublish } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SlaMonitorModule } from '../src/sla-monitor.module.js';

const monitor = definitionOf(SlaMonitorModule);

/** With the stream on which qualifications stood once: its database remembers how far it has read it. */
@Service({ ...monitor, consumes: [...monitor.consumes, 'scores'] })
class MonitorThatReadsScores {}

const leads = Array.from({ length: 6 }, () => uuidv7());
const time = new Date('2025-01-15T12:00:00Z');
const score = { score: 60, contributions: [] };

function qualified(leadId: string, cycle: number, on: Partial<FactToPublish>): FactToPublish {
  const data = { leadId, ...score, cycle, threshold: 50, channel: 'email', profile: {} };
  return { fact: LeadQualified, data, time, sequence: 1, ...on };
}

let service: RunningService;
let log: LogProbe;

beforeAll(async () => {
  service = await runService(MonitorThatReadsScores, { role: 'sales' });
  log = await LogProbe.start(service.system, ['sla', 'commitments']);
  await service.publish(
    ...leads.map((leadId) => qualified(leadId, 2, { time: new Date('2025-02-15T12:00:00Z') })),
    ...leads.flatMap((leadId) => [
      { fact: LeadScored, data: { leadId, ...score }, sequence: 1, time },
      qualified(leadId, 1, { stream: 'scores', sequence: 2 }),
    ]),
  );
  const playbook = defaultPlaybook();
  const [goal] = playbook.commitments;
  await service.agree({ ...playbook, commitments: [{ ...goal!, perMonth: leads.length }] });
});

afterAll(async () => {
  await log?.stop();
  await service?.stop();
});

it('leads count in the month of the first qualification, on whichever stream it stands', async () => {
  const closed = await eventually(() => {
    const facts = log.of(CommitmentClosed, 'commitment:qualified-leads');
    return facts.length >= 2 && facts;
  }, 40_000);
  expect(closed.map(({ data }) => data).slice(0, 2)).toMatchObject([
    { period: '2025-01', actual: leads.length, outcome: 'met' },
    { period: '2025-02', actual: 0, outcome: 'missed' },
  ]);
  expect(closed.map(({ stream }) => stream)).not.toContain('sla');
});

it('and a rebuild counts the same', async () => {
  const rebuilds = service.service.app.get(ViewRebuilds);
  await rebuilds.start('qualifications', { by: 'spec', compareOnly: true });
  const { status, comparison } = await eventually(async () => {
    const progress = await rebuilds.progress('qualifications');
    return progress.ended && progress;
  }, 60_000);
  expect({ status, ...comparison }).toMatchObject({
    status: 'compared',
    documents: { equal: leads.length, differ: 0, missing: 0, extra: 0 },
    counters: { differ: 0, missing: 0, extra: 0 },
  });
});
