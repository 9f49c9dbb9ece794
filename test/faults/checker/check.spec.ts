import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { healthySnapshot, lead, poisonedKey } from './healthy-snapshot.ts';
import type { Snapshot, Stored } from './snapshot.ts';

/** What may be changed by a spec, all the way down. */
type Spoilt = {
  -readonly [K in keyof Snapshot]: Snapshot[K] extends readonly (infer T)[] ? T[] : Snapshot[K];
};

function spoil(change: (snapshot: Spoilt) => void): Snapshot {
  const { refolds, ...rest } = healthySnapshot();
  const copy = { ...structuredClone(rest), refolds } as Spoilt;
  change(copy);
  return copy;
}

function violated(snapshot: Snapshot): string[] {
  return check(snapshot).flatMap(({ id, violations }) => (violations.length > 0 ? [id] : []));
}

function collection(snapshot: Spoilt, service: string, name: string): Stored[] {
  const { collections } = snapshot.services.find(({ layout }) => layout.service === service)!;
  return ((collections as Record<string, Stored[]>)[name] ??= []);
}

function one(snapshot: Spoilt, service: string, name: string, id: unknown = lead): Stored {
  return collection(snapshot, service, name).find(({ _id }) => _id === id)!;
}

function remove(snapshot: Spoilt, service: string, name: string): void {
  collection(snapshot, service, name).splice(0);
}

function seen(document: Stored): Record<string, number> {
  return (document['bus'] as { seen: Record<string, number> }).seen;
}

function sent(document: Stored): Record<string, number> {
  return (document['bus'] as { sent: Record<string, number> }).sent;
}

/** The record of a type, or the nth of a topic. */
function logged(snapshot: Spoilt, type: string) {
  return snapshot.log.find(({ headers }) => headers['ce_type']?.includes(type))!;
}

function unlog(snapshot: Spoilt, type: string): void {
  snapshot.log.splice(snapshot.log.indexOf(logged(snapshot, type)), 1);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Once more at the end of its topic, changed. */
function again(
  snapshot: Spoilt,
  type: string,
  change: (record: Mutable<Snapshot['log'][number]>) => void,
) {
  const record = structuredClone(logged(snapshot, type)) as Mutable<Snapshot['log'][number]>;
  const { topic } = record;
  const end = Math.max(
    ...snapshot.log.filter((other) => other.topic === topic).map(({ offset }) => offset),
  );
  change(record);
  snapshot.log.push({ ...record, offset: end + 1 });
}

describe('the checker', () => {
  it('finds nothing in a system where everything is as it must be, and looks at something', () => {
    const verdicts = check(healthySnapshot());
    expect(verdicts.flatMap(({ violations }) => violations)).toEqual([]);
    expect(verdicts.filter(({ checked }) => checked === 0)).toEqual([]);
  });

  it.each([
    [2, 0],
    [1, 1],
  ])('lets who was lost come back in a new cycle only: cycle %i', (cycle, violations) => {
    const snapshot = healthySnapshot() as Spoilt;
    const closed = logged(snapshot, 'deal.closed');
    const lost = JSON.stringify({ ...JSON.parse(String(closed.body)), outcome: 'lost' });
    snapshot.log[snapshot.log.indexOf(closed)] = { ...closed, body: lost };
    again(snapshot, 'lead.assigned', (record) => {
      record.headers = { ...record.headers, ce_sequence: '5', ce_id: `handoffs/${lead}/5` };
      record.body = JSON.stringify({ ...JSON.parse(String(record.body)), cycle });
    });
    const steps = check(snapshot)
      .flatMap((verdict) => verdict.violations)
      .filter(({ what }) => what.includes('a step that is not legal'));
    expect(steps).toHaveLength(violations);
  });

  it('takes the same fact twice on the log for what it is', () => {
    const snapshot = spoil((system) => {
      again(system, 'lead.scored', () => {});
      for (const { layout } of system.services) {
        if (!layout.consumes.includes('scores')) continue;
        const position = one(system, layout.service, 'bus_positions', 0);
        (position['next'] as Record<string, number>)['scores']! += 1;
      }
    });
    expect(violated(snapshot)).toEqual([]);
  });

  const broken: [what: string, invariant: string, change: (system: Spoilt) => void][] = [
    [
      'a lead that was acknowledged is not in scoring',
      'I1',
      (s) => remove(s, 'lead-scoring', 'scorecards'),
    ],
    [
      'a lead that was acknowledged is only counted along in feedback',
      'I1',
      (s) => {
        Object.assign(one(s, 'feedback', 'lead_stories')['bus'] as object, { blank: true });
      },
    ],
    ['a qualified lead never came to sales', 'I1', (s) => remove(s, 'sales-handoff', 'handoffs')],
    [
      'an acknowledged capture has left no fact',
      'I1',
      (s) => {
        s.requests.push({ ...s.requests[0]!, number: 3, answer: { leadId: poisonedKey } });
      },
    ],
    [
      'one address became two leads',
      'I1',
      (s) => {
        s.requests.push({ ...s.requests[0]!, number: 3, answer: { leadId: poisonedKey } });
      },
    ],
    [
      'one id names two facts',
      'I2',
      (s) =>
        again(s, 'lead.scored', (record) => {
          record.body = record.body.replace('60', '61');
        }),
    ],
    [
      'a view has skipped a fact',
      'I2',
      (s) => (seen(one(s, 'feedback', 'lead_stories'))['scores'] = 0),
    ],
    [
      'sales has skipped a qualification',
      'I2',
      (s) => (seen(one(s, 'sales-handoff', 'handoffs'))['qualifications'] = 0),
    ],
    [
      'a view counts a fact that is not on the log',
      'I2',
      (s) => {
        seen(one(s, 'feedback', 'lead_stories'))['scores'] = 2;
      },
    ],
    [
      'a touchpoint was counted twice',
      'I2',
      (s) => (one(s, 'feedback', 'lead_stories')['touchpoints'] = 2),
    ],
    [
      'an acknowledged command left no fact',
      'I2',
      (s) => {
        s.requests.push({ ...s.requests[1]!, number: 3, act: 'churn' });
      },
    ],
    [
      'a command was carried out more often than it was asked for',
      'I2',
      (s) => {
        s.requests.splice(1, 1, { ...s.requests[1]!, act: 'touchpoint' });
        s.requests.splice(0, 1);
        again(s, 'touchpoint-recorded', (record) => {
          record.headers = { ...record.headers, ce_sequence: '3', ce_id: `leads/${lead}/3` };
        });
      },
    ],
    [
      'rows of a file were imported twice',
      'I2',
      (s) => {
        const request = { ...s.requests[0]!, act: 'import' as const, body: { rows: 2 } };
        s.requests.push({ ...request, number: 3 });
      },
    ],
    [
      'something is on the log that is not a fact',
      'I2',
      (s) =>
        again(s, 'lead.scored', (record) => {
          record.body = '{}';
        }),
    ],
    ['a number is missing on the log', 'I3', (s) => unlog(s, 'lead.accepted')],
    [
      'a fact was published behind its successor',
      'I3',
      (s) => {
        const [first, second] = [logged(s, 'lead.assigned'), logged(s, 'lead.accepted')];
        const [i, j] = [s.log.indexOf(first), s.log.indexOf(second)];
        s.log[i] = { ...second, offset: first.offset };
        s.log[j] = { ...first, offset: second.offset };
      },
    ],
    [
      'a handoff went back',
      'I3',
      (s) =>
        again(s, 'lead.accepted', (record) => {
          record.headers = { ...record.headers, ce_sequence: '5', ce_id: `handoffs/${lead}/5` };
        }),
    ],
    [
      'a handoff is not where its facts lead to',
      'I3',
      (s) => {
        one(s, 'sales-handoff', 'handoffs')['stage'] = 'accepted';
      },
    ],
    [
      'an obligation was both met and breached',
      'I4',
      (s) =>
        again(s, 'obligation.met', (record) => {
          record.headers = {
            ...record.headers,
            ce_sequence: '3',
            ce_id: `sla/${lead}/3`,
            ce_type: 'smarketing.obligation.breached.v1',
          };
        }),
    ],
    [
      'an obligation was armed twice',
      'I4',
      (s) =>
        again(s, 'obligation.armed', (record) => {
          record.headers = { ...record.headers, ce_sequence: '3', ce_id: `sla/${lead}/3` };
        }),
    ],
    [
      'an obligation was not met by the clock of the answer',
      'I4',
      (s) => {
        const [owed] = one(s, 'sla-monitor', 'duties')['obligations'] as Record<string, unknown>[];
        owed!['due'] = new Date(Date.UTC(2026, 10, 23, 9, 5));
      },
    ],
    [
      'a timer never fired',
      'I4',
      (s) => {
        unlog(s, 'obligation.met');
        unlog(s, 'lead.accepted');
        const [owed] = one(s, 'sla-monitor', 'duties')['obligations'] as Record<string, unknown>[];
        owed!['state'] = 'armed';
      },
    ],
    [
      'an assignment armed nothing',
      'I4',
      (s) => {
        unlog(s, 'obligation.armed');
        unlog(s, 'obligation.met');
        remove(s, 'sla-monitor', 'duties');
      },
    ],
    [
      'a counter of the reports is one too many',
      'I5',
      (s) => {
        (collection(s, 'feedback', 'lead_stories.counters')[0]!['value'] as number) += 1;
      },
    ],
    [
      'a counter of the reports is missing',
      'I5',
      (s) => {
        collection(s, 'feedback', 'lead_stories.counters').pop();
      },
    ],
    [
      'what a campaign cost on a day counts twice',
      'I5',
      (s) => {
        const [, amount] = collection(s, 'feedback', 'campaigns.counters');
        (amount!['value'] as number) += 9_900;
      },
    ],
    [
      'a change was published by nobody',
      'I6',
      (s) => (sent(one(s, 'lead-scoring', 'scorecards'))['scores'] = 2),
    ],
    [
      'a fact was published whose change is not there',
      'I6',
      (s) => {
        sent(one(s, 'lead-scoring', 'scorecards'))['qualifications'] = 0;
      },
    ],
    [
      'a fact was left in an outbox',
      'I6',
      (s) => void collection(s, 'feedback', 'outbox').push({ _id: 'x' }),
    ],
    [
      'an offset was committed that was not applied',
      'I7',
      (s) => {
        s.committed.push({ group: 'feedback', topic: 'smarketing.leads', partition: 0, offset: 9 });
      },
    ],
    [
      'a position stands before the end of the log',
      'I7',
      (s) => {
        (one(s, 'feedback', 'bus_positions', 0)['next'] as Record<string, number>)['leads'] = 1;
      },
    ],
    [
      'a view is not what its facts fold to',
      'I8',
      (s) => {
        s.refolds = [{ ...s.refolds[0]!, fold: (key) => ({ _id: key, touchpoints: 7 }) }];
      },
    ],
    [
      'a counter is not what its documents add up to',
      'I8',
      (s) => {
        s.refolds = [{ ...s.refolds[0]!, contribute: () => ({ other: 1 }) }];
      },
    ],
    ['a poison record was dropped', 'I9', (s) => remove(s, 'feedback', 'bus_parked')],
    [
      'a poison record was not dead-lettered',
      'I9',
      (s) => {
        s.log = s.log.filter(({ topic }) => topic !== 'dead-letters.smarketing-feedback');
      },
    ],
    [
      'a sound record was parked',
      'I9',
      (s) => {
        const [parked] = collection(s, 'feedback', 'bus_parked');
        const { headers } = logged(s, 'lead.captured');
        collection(s, 'feedback', 'bus_parked').push({
          ...parked,
          _id: 'leads/0/0',
          key: lead,
          headers,
        });
      },
    ],
    [
      'a fact was applied past a poison record of its key',
      'I9',
      (s) => {
        const poison = s.log.findIndex(
          ({ key, topic }) => key === poisonedKey && topic === 'smarketing.leads',
        );
        s.log[poison] = { ...s.log[poison]!, key: lead, offset: 0 };
        for (const service of ['feedback', 'lead-scoring']) {
          collection(s, service, 'bus_parked')[0]!['key'] = lead;
        }
      },
    ],
    [
      'an e-mail address is on the log',
      'I11',
      (s) =>
        again(s, 'lead.scored', (record) => {
          record.headers = { ...record.headers, note: s.contacts[0]!.email };
        }),
    ],
    [
      'a phone number is in a database',
      'I11',
      (s) => {
        one(s, 'feedback', 'lead_stories')['note'] = '+49 (0) 4915120000001';
      },
    ],
    [
      'a name is in the log of a service',
      'I11',
      (s) => {
        s.serviceLogs = { 'feedback-1': `{"msg":"${s.contacts[0]!.words[0]}son"}` };
      },
    ],
    [
      'the vault is not sealed',
      'I11',
      (s) => {
        const entry = one(s, 'marketing-intake', 'vault');
        entry['sealed'] = { buffer: Buffer.from(s.contacts[0]!.email) };
      },
    ],
    [
      'something was left to do',
      'I12',
      (s) => {
        s.settling = { ...s.settling, left: { feedback: { lagEvents: 3 } } };
      },
    ],
  ];

  it.each(broken)('sees that %s (%s)', (_, invariant, change) => {
    expect(violated(spoil(change))).toContain(invariant);
  });
});
