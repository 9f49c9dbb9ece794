import { isDeepStrictEqual } from 'node:util';
import type { RequestedAct } from '../load/journal.ts';
import { Findings, type Invariant } from './invariant.ts';
import { contentsOf, factsOf, placeOf, streamFacts, type LoggedFact } from './log-contents.ts';
import { isPoisoned } from './poisoned-keys.ts';
import { busOf, documentsOf, indexOf, type Snapshot } from './snapshot.ts';

export const eachEffectOnce: Invariant = {
  id: 'I2',
  promise:
    'Each effect is there once for each event id and each request: a repetition on the log is the same fact, every view has applied every fact, and nothing was done twice.',
  check(snapshot) {
    const findings = new Findings();
    expectOneFactAnId(snapshot, findings);
    expectAllApplied(snapshot, findings);
    expectAsAsked(snapshot, findings);
    expectCountedOnce(snapshot, findings);
    return findings;
  },
};

function expectOneFactAnId(snapshot: Snapshot, findings: Findings): void {
  const { facts, unusable } = contentsOf(snapshot);
  const first = new Map<string, LoggedFact>();
  for (const fact of facts) {
    const { id, stream, key, sequence, record } = fact;
    findings.expect(id === `${stream}/${key}/${sequence}`, 'An id names another fact.', () => ({
      id,
      stream,
      key,
      sequence,
    }));
    const one = first.get(id) ?? fact;
    first.set(id, one);
    const same =
      one.record.body === record.body && isDeepStrictEqual(one.record.headers, record.headers);
    findings.expect(same, 'Two different facts have one id.', () => ({
      id,
      places: [placeOf(one.record), placeOf(record)],
      headers: [one.record.headers, record.headers],
      bodies: [one.record.body, record.body],
    }));
  }
  for (const { record, why } of unusable) {
    findings.expect(false, 'A record on the log is not a fact, and no fault put it there.', () => ({
      why,
      place: placeOf(record),
      record,
    }));
  }
}

/** A document counts along every number of every stream that is folded into its view. */
function expectAllApplied(snapshot: Snapshot, findings: Findings): void {
  const { byKey } = contentsOf(snapshot);
  for (const { layout, collections } of snapshot.services) {
    for (const [view, streams] of Object.entries(layout.views)) {
      const documents = indexOf(collections[view] ?? []);
      for (const [name, facts] of byKey) {
        const { stream, key, sequence: last } = facts.at(-1)!;
        if (!streams.includes(stream) || isPoisoned(snapshot, layout.service, key)) continue;
        const document = documents.get(key);
        const seen = document ? (busOf(document).seen[stream] ?? 0) : 0;
        findings.expect(
          seen === last,
          'A view has not applied exactly what is on the log.',
          () => ({
            service: layout.service,
            view,
            facts: name,
            onTheLog: last,
            applied: seen,
          }),
        );
      }
    }
  }
}

/** What was asked, and the fact that it leads to where it is granted. */
const effects: Partial<Record<RequestedAct, string>> = {
  touchpoint: 'smarketing.lead.touchpoint-recorded.v1',
  accept: 'smarketing.lead.accepted.v1',
  reject: 'smarketing.lead.rejected.v1',
  opportunity: 'smarketing.opportunity.opened.v1',
  close: 'smarketing.deal.closed.v1',
  purchases: 'smarketing.purchase.recorded.v1',
  churn: 'smarketing.customer.churned.v1',
};

/** No fewer facts than were acknowledged, and no more than were asked for. */
function expectAsAsked(snapshot: Snapshot, findings: Findings): void {
  const contents = contentsOf(snapshot);
  const asked = new Map<string, { granted: number; open: number; subject: string; type: string }>();
  for (const { act, subject, body, answer, outcome } of snapshot.requests) {
    const withTouchpoint = act === 'capture' && body['touchpoint'] !== undefined;
    const type = withTouchpoint ? effects.touchpoint : effects[act];
    const about = subject ?? (answer?.['leadId'] as string | undefined);
    if (type === undefined || about === undefined || outcome === 'refused') continue;
    const name = `${type} ${about}`;
    const sum = asked.get(name) ?? { granted: 0, open: 0, subject: about, type };
    asked.set(name, sum);
    if (outcome === 'acknowledged' && answer?.['changed'] !== false) sum.granted += 1;
    else sum.open += 1;
  }
  for (const { granted, open, subject, type } of asked.values()) {
    const facts = factsOf(contents, subject, ['leads', 'handoffs']).filter(
      (fact) => fact.type === type,
    );
    const rightly = facts.length >= granted && facts.length <= granted + open;
    findings.expect(rightly, 'There are not as many facts as were asked for.', () => ({
      subject,
      type,
      acknowledged: granted,
      unanswered: open,
      facts: facts.map(({ id, time }) => `${id} ${time.toISOString()}`),
    }));
  }
  expectImports(snapshot, findings);
}

/** The rows of a file are in once each, however often the file was sent. */
function expectImports(snapshot: Snapshot, findings: Findings): void {
  const imports = snapshot.requests.filter(({ act }) => act === 'import');
  const known = (rows: unknown) => (typeof rows === 'number' ? rows : 0);
  const least = imports
    .filter(({ outcome }) => outcome === 'acknowledged')
    .reduce((sum, { body }) => sum + known(body['rows']), 0);
  const most = imports.reduce((sum, { body }) => sum + known(body['rows']), 0);
  if (most === 0) return;
  const captured = streamFacts(contentsOf(snapshot), 'leads').filter(
    ({ type, data }) => type === 'smarketing.lead.captured.v1' && data['source'] === 'import',
  ).length;
  const rightly = captured >= least && captured <= most;
  findings.expect(rightly, 'There are not as many imported leads as rows.', () => ({
    rowsAcknowledged: least,
    rowsSent: most,
    captured,
  }));
}

/** Service, view, and how many touchpoints of a lead it has counted. */
const counts = [
  ['marketing-intake', 'leads', (touchpoints: unknown) => Number(touchpoints)],
  ['feedback', 'lead_stories', (touchpoints: unknown) => Number(touchpoints)],
  [
    'lead-scoring',
    'scorecards',
    (touchpoints: unknown) =>
      Object.values(touchpoints as Record<string, number>).reduce((sum, count) => sum + count, 0),
  ],
] as const;

function expectCountedOnce(snapshot: Snapshot, findings: Findings): void {
  const contents = contentsOf(snapshot);
  for (const [service, view, countOf] of counts) {
    for (const document of documentsOf(snapshot, service, view)) {
      const key = String(document['_id']);
      if (document['touchpoints'] === undefined || isPoisoned(snapshot, service, key)) continue;
      const facts = factsOf(contents, key, ['leads']).filter(
        ({ type }) => type === effects.touchpoint,
      );
      const counted = countOf(document['touchpoints']);
      findings.expect(counted === facts.length, 'Touchpoints were not counted once each.', () => ({
        service,
        view,
        key,
        counted,
        facts: facts.map(({ id }) => id),
      }));
    }
  }
}
