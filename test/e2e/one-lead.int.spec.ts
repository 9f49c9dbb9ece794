import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LeadCaptured, ObligationArmed } from '@smarketing/contracts';
import { LogProbe, eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smarketing } from '../../deploy/local/start/command-line.ts';
import { faultsOfDocument } from '../fuzz/faults-of-document.js';
import { OtlpReceiver } from './otlp-receiver.js';
import { RunningSystem, root } from './running-system.js';

let system: RunningSystem;
let receiver: OtlpReceiver;
let leadId: string;
const traceId = randomBytes(16).toString('hex');
const traceparent = `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
const price = { amount: 125_000, currency: 'EUR' };

const handoff = () => system.read('sales-handoff', '/v1/handoffs/{leadId}', { path: { leadId } });
const command = async (act: string, json: object = {}) => {
  const answer = await system.request('POST', 'sales-handoff', `/v1/handoffs/${leadId}/${act}`, {
    json,
  });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
};

beforeAll(async () => {
  receiver = await OtlpReceiver.start();
  system = await RunningSystem.start(undefined, undefined, receiver.variables);
  await system.post('sales-handoff', '/v1/reps', {
    body: { repId: 'rep-1', name: 'Robin', weight: 1 },
  });
});

afterAll(async () => {
  expect(await system?.stop()).toEqual([]);
  await receiver?.stop();
});

describe('a lead that asks for a demo', () => {
  it('is scored, handed to a rep, and owed an answer, by events alone', async () => {
    const lead = {
      contact: { email: 'ada@engines.example', company: 'Engines', jobTitle: 'Director' },
      profile: { industry: 'manufacturing', companySize: '50-249', country: 'DE' },
      utm: { source: 'google', medium: 'cpc', campaign: 'spring' },
      touchpoint: { kind: 'demo-request' },
    } as const;
    // Not before the playbook has arrived, which a capture needs.
    const captured = await eventually(() =>
      system.post('marketing-intake', '/v1/leads', { body: lead, header: { traceparent } }),
    );
    expect(captured).toMatchObject({ created: true });
    leadId = captured.leadId;

    const assigned = await eventually(async () => {
      const found = await handoff();
      return found.stage === 'assigned' && found;
    });
    expect(assigned).toMatchObject({ stage: 'assigned', repId: 'rep-1' });
    const score = await system.read('lead-scoring', '/v1/scores/{leadId}', { path: { leadId } });
    const points = score.contributions.map(({ points }) => points);
    expect(points.reduce((sum, part) => sum + part, 0)).toBe(score.score);
    expect(score).toMatchObject({ qualified: true, playbook: 1 });
    const owed = await eventually(async () => {
      const { items } = await system.read('sla-monitor', '/v1/obligations', {
        query: { subject: leadId },
      });
      return items[0];
    });
    expect(owed).toMatchObject({ subject: leadId, state: 'armed' });
  });

  it('leaves one trace that goes through all five services, as docs/trace-of-a-lead.md shows it', async () => {
    const file = join(root, 'docs/trace-of-a-lead.md');
    const page = await readFile(file, 'utf8');
    const [block, shown] = /```text\n(.*?)\n```/s.exec(page)!;
    await eventually(() => receiver.treeOf(traceId) === shown).catch(async () => {
      const found = receiver.treeOf(traceId);
      if (!process.env['RENEW_TRACE']) expect(found).toBe(shown);
      const renewed = `\`\`\`text\n${found}\n\`\`\``;
      await writeFile(
        file,
        page.replace(block, () => renewed),
      );
    });
    const spans = receiver.spans.filter((span) => span.traceId === traceId);
    expect(new Set(spans.map(({ service }) => service)).size).toBe(5);
    const folds = spans.filter(({ name }) => name.startsWith('fold '));
    for (const { links } of folds) {
      const [batch] = receiver.spans.filter(({ spanId }) => spanId === links[0]!.spanId);
      expect(batch).toMatchObject({ name: 'apply batch' });
      expect(folds.map(({ spanId }) => spanId)).toEqual(
        expect.arrayContaining(
          batch!.links.filter((link) => link.traceId === traceId).map((link) => link.spanId),
        ),
      );
    }
  });

  it('refuses what its stage does not allow, and says what it does', async () => {
    const path = `/v1/handoffs/${leadId}/purchases`;
    const refused = await system.request('POST', 'sales-handoff', path, {
      json: { amount: price },
    });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ stage: 'assigned', legal: ['accept', 'reject'] });
  });

  it('is won, and both teams read the same story', async () => {
    await command('accept');
    await command('opportunity', { expected: price });
    await command('close', { outcome: 'won', amount: price });
    expect(await handoff()).toMatchObject({ stage: 'won' });

    const timeline = await eventually(async () => {
      const story = await system.read('feedback', '/v1/leads/{id}/timeline', {
        path: { id: leadId },
      });
      return story.outcome === 'won' && story;
    });
    const told = timeline.entries.map(({ type }) => type);
    for (const fact of [
      'smarketing.lead.captured.v1',
      'smarketing.lead.scored.v1',
      'smarketing.lead.qualified.v1',
      'smarketing.lead.assigned.v1',
      'smarketing.lead.accepted.v1',
      'smarketing.opportunity.opened.v1',
      'smarketing.deal.closed.v1',
    ]) {
      expect(told).toContain(fact);
    }
  });

  it('leaves a balanced ledger, and no event on its way', async () => {
    await eventually(() => system.isQuiescent());
    const { published, folded } = await system.published();
    // On the first days of a month nothing is announced of its commitments.
    expect(folded).toEqual({ feedback: 0, commitments: 0, identities: 0, ...published });
    expect(published).toMatchObject({ leads: 2, qualifications: 1, playbook: 1, campaigns: 1 });
    expect(published['handoffs']).toBe(4);
    const ledger = await system.read('feedback', '/v1/reports/ledger');
    expect(ledger).toMatchObject({ balanced: true, captured: { value: 1 } });
    expect(ledger.states.won.value).toBe(1);
    const items = await system.read('sla-monitor', '/v1/obligations', {
      query: { subject: leadId },
    });
    expect(items.items).toMatchObject([{ state: 'met' }]);
  });

  it('carries the trace of the request that brought it through every event', async () => {
    const streams = ['leads', 'scores', 'qualifications', 'handoffs', 'sla'] as const;
    const log = await LogProbe.start(system.infrastructure, streams);
    try {
      await log.next(LeadCaptured, leadId);
      await log.next(ObligationArmed, leadId);
      const wanted = [
        'smarketing.lead.captured.v1',
        'smarketing.lead.scored.v1',
        'smarketing.lead.qualified.v1',
        'smarketing.lead.assigned.v1',
        'smarketing.obligation.armed.v1',
      ];
      await eventually(() => {
        const facts = log.facts.filter(({ traceparent: span }) => span?.slice(3, 35) === traceId);
        const caused = new Set(facts.map(({ type }) => type));
        return wanted.every((type) => caused.has(type));
      });
      const text = JSON.stringify(log.facts);
      for (const personal of ['ada@', 'Engines', 'Director']) expect(text).not.toContain(personal);
    } finally {
      await log.stop();
    }
  });
});

describe('the live traffic of the demo company', () => {
  it('travels by the live lane', async () => {
    const { sessionFile } = system;
    const end = new AbortController();
    const args = ['simulate', 'live', '--every', '200'];
    const traffic = smarketing(args, { root, sessionFile, capture: true, signal: end.signal });
    const ended = expect(traffic).rejects.toThrow('abort');
    await eventually(async () => (await system.published()).published['leads']! >= 12);
    end.abort();
    await ended;
    await eventually(() => system.isQuiescent());
    const { published } = await system.published();
    const log = await LogProbe.start(system.infrastructure, ['leads', 'scores', 'handoffs']);
    try {
      await eventually(
        () => log.facts.filter(({ stream }) => stream === 'leads').length === published['leads'],
      );
      expect(log.facts.filter(({ lane }) => lane !== 'live')).toEqual([]);
    } finally {
      await log.stop();
    }
  });
});

describe('the OpenAPI document', () => {
  it('of every service is valid, refers to nothing that is not there, and admits each null', async () => {
    for (const { name } of system.running.services) {
      const { body } = await system.request('GET', name, '/docs/json');
      expect([name, await faultsOfDocument(body)]).toEqual([name, []]);
      expect(Object.keys(body.paths).length).toBeGreaterThan(1);
    }
  });
});
