import type { JournaledRequest } from '../load/journal.ts';
import { Findings, type Invariant } from './invariant.ts';
import { contentsOf, factsOf } from './log-contents.ts';
import { isPoisoned } from './poisoned-keys.ts';
import { busOf, documentsOf, indexOf, type Snapshot, type Stored } from './snapshot.ts';

type Views = ReadonlyMap<string, ReadonlyMap<string, Stored>>;

/** Service and view → the fact that brings a lead there. */
const places = [
  ['marketing-intake', 'leads', undefined],
  ['lead-scoring', 'scorecards', undefined],
  ['feedback', 'lead_stories', undefined],
  ['sales-handoff', 'handoffs', 'smarketing.lead.qualified.v1'],
  ['sla-monitor', 'qualifications', 'smarketing.lead.qualified.v1'],
  ['sla-monitor', 'duties', 'smarketing.lead.assigned.v1'],
] as const;

export const acknowledgedLeads: Invariant = {
  id: 'I1',
  promise: 'Every lead that was acknowledged is in every view that it belongs to.',
  check(snapshot) {
    const findings = new Findings();
    const views: Views = new Map(
      places.map(([service, view]) => [view, indexOf(documentsOf(snapshot, service, view))]),
    );
    const owners = new Map<string, string>();
    for (const request of snapshot.requests) {
      if (request.outcome !== 'acknowledged') continue;
      for (const { leadId, email } of leadsOf(request)) {
        expectEverywhere(snapshot, views, findings, leadId, request);
        if (email === undefined) continue;
        const owner = owners.get(email) ?? leadId;
        owners.set(email, owner);
        findings.expect(owner === leadId, 'One person was captured as two leads.', () => ({
          leads: [owner, leadId],
          request: request.number,
        }));
      }
    }
    return findings;
  },
};

function expectEverywhere(
  snapshot: Snapshot,
  views: Views,
  findings: Findings,
  leadId: string,
  request: JournaledRequest,
): void {
  const facts = factsOf(contentsOf(snapshot), leadId, ['leads', 'qualifications', 'handoffs']);
  const captured = facts.some(({ type }) => type === 'smarketing.lead.captured.v1');
  findings.expect(captured, 'An acknowledged lead has no LeadCaptured on the log.', () => ({
    leadId,
    request: request.number,
  }));
  for (const [service, view, type] of places) {
    if (type !== undefined && !facts.some((fact) => fact.type === type)) continue;
    if (isPoisoned(snapshot, service, leadId)) continue;
    const document = views.get(view)!.get(leadId);
    findings.expect(
      document !== undefined && !busOf(document).blank,
      'An acknowledged lead is missing in a view.',
      () => ({ leadId, service, view, request: request.number, document }),
    );
  }
}

function leadsOf({ act, body, answer }: JournaledRequest): { leadId: string; email?: string }[] {
  if (act === 'capture') return [leadOf(answer, body)];
  if (act !== 'capture-batch') return [];
  const rows = body['leads'] as Record<string, unknown>[];
  const results = (answer?.['results'] ?? []) as Record<string, unknown>[];
  return rows.flatMap((row, index) =>
    results[index]?.['leadId'] === undefined ? [] : [leadOf(results[index], row)],
  );
}

function leadOf(answer: Record<string, unknown> | undefined, body: Record<string, unknown>) {
  const email = (body['contact'] as { email?: string } | undefined)?.email;
  return { leadId: String(answer?.['leadId']), ...(email !== undefined && { email }) };
}
