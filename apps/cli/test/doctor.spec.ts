import { describe, expect, it } from 'vitest';
import { worstOf } from '../src/doctor/check.js';
import { compareClocks } from '../src/doctor/compare-clocks.js';
import { examineService, type ServiceAnswers } from '../src/doctor/examine-service.js';
import { formatChecks } from '../src/doctor/format-checks.js';
import { judgeCertificates } from '../src/doctor/judge-certificates.js';

const at = '2026-11-30T09:00:00.000Z';
const well: ServiceAnswers = {
  readiness: {},
  backlog: { bus: { lagSeconds: 0, parkedKeys: 0, overdueTimers: 0, outboxRows: 3 } },
  progress: { at, oldestUnpublished: '2026-11-30T08:59:59.000Z' },
  preconditions: [],
};

function found(answers: Partial<ServiceAnswers>) {
  return examineService('lead-scoring', { ...well, ...answers }).flatMap(({ name, findings }) =>
    findings.map(({ severity, cause, next }) => ({ name, severity, cause, next })),
  );
}

describe('A service', () => {
  it('is well while it does its work', () => {
    expect(found({})).toEqual([]);
  });

  it('that is not ready is a fault', () => {
    const reasons = { consumer: 'It has not joined its group yet.' };
    expect(found({ readiness: { reasons } })).toMatchObject([
      { name: 'ready', severity: 'fault', cause: expect.stringContaining('has not joined') },
    ]);
  });

  it('says what to do where a remark does', () => {
    const remarks = {
      views: 'The view lead_scores is older than its folds (1, now 2): run `smarketing views`.',
    };
    expect(found({ readiness: { remarks } })).toEqual([
      {
        name: 'views and their folds',
        severity: 'warning',
        cause: 'The view lead_scores is older than its folds (1, now 2):',
        next: 'run `smarketing views`.',
      },
    ]);
  });

  it.each([
    [{ lagSeconds: 61, lagEvents: 1 }, 'warning', /^It is 61 s behind \(1 fact\)\.$/],
    [{ lagSeconds: 7_300, lagEvents: 12_345 }, 'warning', /^It is 2 h behind \(12,345 facts\)\.$/],
    [{ parkedKeys: 1 }, 'warning', /^1 key waits behind/],
    [{ parkedKeys: 3 }, 'warning', /^3 keys wait behind/],
    [{ overdueTimers: 2 }, 'warning', /^2 timers are overdue\.$/],
    [{ refusedLetters: 1 }, 'warning', /^Kafka does not take 1 dead letter\.$/],
  ])('with a backlog of %j has a %s', (bus, severity, cause) => {
    const [only, ...others] = found({ backlog: { bus } });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ name: 'backlog', severity, cause: expect.stringMatching(cause) });
    expect(only!.next).not.toBe('');
  });

  it('whose facts have waited long to be published has a fault', () => {
    const progress = { at, oldestUnpublished: '2026-11-30T08:55:00.000Z' };
    expect(found({ progress })).toMatchObject([
      { severity: 'fault', cause: 'Its oldest fact has waited 5 min to be published.' },
    ]);
  });

  it.each([
    ['loses-data', 'fault'],
    ['hinders', 'warning'],
    ['unknown', 'unknown'],
  ] as const)('tells what %s as %s, once', (danger, severity) => {
    const preconditions = [{ danger, cause: 'Kafka deletes facts.', fix: 'Run this.' }];
    const readiness = { remarks: { preconditions: 'Kafka deletes facts. Run this.' } };
    expect(found({ preconditions, readiness })).toEqual([
      expect.objectContaining({ severity, cause: 'Kafka deletes facts.', next: 'Run this.' }),
    ]);
  });
});

describe('The clocks of the databases', () => {
  const askedAt = 1_000_000;
  const reading = (ahead: number, tookMs = 40) => ({
    ...{ askedAt, answeredAt: askedAt + tookMs, before: askedAt, after: askedAt + tookMs },
    database: askedAt + tookMs / 2 + ahead,
  });

  it.each([
    ['together', { intake: reading(0), scoring: reading(0) }, 0],
    ['a second apart', { intake: reading(0), scoring: reading(1_000) }, 0],
    ['six seconds apart', { intake: reading(-6_000), scoring: reading(0) }, 1],
    [
      'perhaps together, after a slow answer',
      { intake: reading(0), scoring: reading(6_000, 20_000) },
      0,
    ],
    ['of nobody', {}, 0],
  ])('are compared where they are %s', (_, readings, findings) => {
    expect(compareClocks(readings as never).findings).toHaveLength(findings);
  });

  it('are told by the names of both services', () => {
    const [finding] = compareClocks({ intake: reading(-9_000), scoring: reading(0) }).findings;
    expect(finding!.cause).toMatch(/database of scoring is at least 8 s ahead of that of intake/);
  });
});

it.each([
  ['2027-01-31', []],
  ['2026-12-10', ['warning']],
  ['2026-11-29', ['fault']],
])('a certificate that ends on %s is judged', (end, severities) => {
  const ends = [{ of: 'kafka-1:9093', endsAt: new Date(`${end}T00:00:00Z`) }];
  const { findings } = judgeCertificates('Kafka', ends, new Date(at));
  expect(findings.map(({ severity }) => severity)).toEqual(severities);
});

it('what was looked at is shown with what to do, and the worst decides', () => {
  const checks = [
    { name: 'topics', of: 'Kafka', findings: [] },
    {
      name: 'ready',
      of: 'feedback',
      findings: [{ severity: 'fault' as const, cause: 'It is down.', next: 'Start it.' }],
    },
    {
      name: 'backlog',
      of: 'feedback',
      findings: [{ severity: 'warning' as const, cause: 'It is late.', next: 'Wait.' }],
    },
  ];
  expect(worstOf(checks)).toBe('fault');
  expect(formatChecks(checks)).toBe(
    [
      '  ✓ Kafka     topics',
      '  ✗ feedback  ready, backlog',
      '      fault: It is down.',
      '      → Start it.',
      '      warning: It is late.',
      '      → Wait.',
      '',
      'Found: 1 fault, 1 warning.',
    ].join('\n'),
  );
  expect(formatChecks(checks.slice(0, 1))).toContain('All is well.');
});
