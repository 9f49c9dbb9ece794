import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '@smarketing/testing';
import { expect } from 'vitest';
import { smarketing } from '../../../deploy/local/start/command-line.ts';
import { root, type RunningSystem } from '../running-system.js';

/**
 * A quarter of the demo company, one lead more, suggestions of both sides, and a file with a broken row,
 * which is written into the directory.
 */
export async function playALife(system: RunningSystem, directory: string): Promise<void> {
  const { sessionFile } = system;
  const run = (...args: string[]) => smarketing(args, { root, sessionFile, capture: true });
  await eventually(async () => (await system.ops('feedback', '/info')).playbook === 1);
  await run('simulate', 'quarter', '--leads', '120');
  await acceptALead(system);
  await decide(system, 'agree', {});
  await decide(system, 'decline', { reason: 'too-costly' });
  const file = join(directory, 'leads.csv');
  await writeFile(file, 'id,mail\n1,ada@engines.example\n2,no address\n');
  const mapping = join(directory, 'mapping.json');
  const columns = { id: 'externalId', mail: 'email' };
  await writeFile(mapping, JSON.stringify({ columns, constants: { externalSystem: 'crm' } }));
  await run('import', 'leads', file, '--mapping', mapping).catch(() => undefined);
  await eventually(() => system.isQuiescent(), 60_000);
}

/** Each request with a key, by which it would be known again. */
async function acceptALead(system: RunningSystem): Promise<void> {
  const headers = { 'idempotency-key': 'accept-a-lead' };
  const lead = {
    contact: { email: 'grace@engines.example', company: 'Engines', jobTitle: 'Director' },
    profile: { industry: 'manufacturing', companySize: '50-249', country: 'DE' },
    touchpoint: { kind: 'demo-request' },
  } as const;
  const { leadId } = await system.post('marketing-intake', '/v1/leads', {
    body: lead,
    header: headers,
  });
  const path = { leadId };
  await eventually(
    async () =>
      (await system.read('sales-handoff', '/v1/handoffs/{leadId}', { path })).stage === 'assigned',
  );
  await system.post('sales-handoff', '/v1/handoffs/{leadId}/accept', {
    path,
    body: {},
    header: headers,
  });
  const contact = `/v1/leads/${leadId}/contact`;
  await system.request('GET', 'marketing-intake', contact, { role: 'sales' });
}

/** What sales suggests, marketing decides. */
async function decide(
  system: RunningSystem,
  act: 'agree' | 'decline',
  body: object,
): Promise<void> {
  const suggestion = { topic: 'scoring', title: 'More of these', text: 'They buy.' };
  const raised = await system.request('POST', 'feedback', '/v1/suggestions', {
    role: 'sales',
    headers: { 'idempotency-key': act },
    json: { ...suggestion, evidence: ['/v1/reports/ledger'] },
  });
  const decided = `/v1/suggestions/${raised.body.suggestionId}/${act}`;
  const answer = await system.request('POST', 'feedback', decided, {
    role: 'marketing',
    json: body,
  });
  expect(answer.status).toBeLessThan(300);
}
