import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentsOf } from '../src/demo-company/assignments.js';
import { nurture, planLead } from '../src/demo-company/lead-plan.js';
import { demoReps } from '../src/demo-company/market.js';
import { quarterFrom, quarterUntil } from '../src/demo-company/quarter.js';
import { randomOf } from '../src/demo-company/random.js';
import { conductOf, type Agreement, type Conduct } from '../src/demo-company/rep-conduct.js';

const quarter = quarterUntil(new Date('2026-11-23T12:34:56Z'));
const week = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [{ from: '09:00', to: '17:00' }]]),
);
const agreement: Agreement = {
  answerMinutes: 240,
  calendar: { zone: 'Europe/Berlin', hours: week, holidays: [] },
  rejectionReasons: [
    { id: 'no-budget', outcome: 'recycle' },
    { id: 'no-need', outcome: 'disqualify' },
  ],
};
const plans = Array.from({ length: 2_000 }, (_, index) => planLead('1', index, quarter));
const conducts = plans.map((plan): Conduct => {
  const repId = demoReps[plan.index % demoReps.length]!.repId;
  const at = new Date(plan.captures[0]!.occurredAt);
  return conductOf('1', plan, { leadId: 'l', cycle: 1, repId, at }, agreement, quarter);
});

describe('the quarter', () => {
  it('ends at the minute, 92 days after its first lead, and is known again by it', () => {
    expect(quarter.to.toISOString()).toBe('2026-11-23T12:34:00.000Z');
    expect(planLead('1', 0, quarter).captures[0]!.occurredAt).toBe(quarter.from.toISOString());
    expect(quarterFrom(quarter.from)).toEqual(quarter);
  });
});

describe('a planned lead', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planLead('1', 7, quarter)).toEqual(planLead('1', 7, quarter));
    expect(planLead('1', 7, quarter)).not.toEqual(planLead('2', 7, quarter));
  });

  it('meets the company at least once, in order, within the quarter', () => {
    for (const { captures } of plans) {
      const times = captures.map(({ occurredAt }) => occurredAt);
      expect(times.length).toBeGreaterThan(0);
      expect(times.toSorted()).toEqual(times);
      expect(times[0]! >= quarter.from.toISOString()).toBe(true);
      expect(times.at(-1)! <= quarter.to.toISOString()).toBe(true);
    }
  });

  it('has an address of its own at a domain that cannot exist', () => {
    const mails = plans.flatMap(({ captures }) => captures[0]!.contact?.['email'] ?? []);
    expect(new Set(mails).size).toBe(mails.length);
    for (const mail of mails) expect(mail).toMatch(/^[a-z.]+\.\d+@[a-z]+-1\.example$/);
  });

  it('comes on working days mostly, and by channels of different size and quality', () => {
    const weekend = plans.filter(({ captures }) =>
      [0, 6].includes(new Date(captures[0]!.occurredAt).getUTCDay()),
    );
    expect(weekend.length / plans.length).toBeLessThan(0.2);
    const shareOf = (medium: string) => {
      const of = plans.filter(({ captures }) => captures[0]!.utm?.medium === medium);
      const demos = of.filter(({ captures }) =>
        captures.some(({ touchpoint }) => touchpoint.kind === 'demo-request'),
      );
      return { leads: of.length, demos: demos.length / of.length };
    };
    expect(shareOf('organic').leads).toBeGreaterThan(shareOf('display').leads * 2);
    expect(shareOf('referral').demos).toBeGreaterThan(shareOf('display').demos * 2);
  });
});

describe('what a rep does', () => {
  it('is the same for the same assignment', () => {
    const plan = plans[3]!;
    const assignment = { leadId: 'l', cycle: 1, repId: 'demo-paul', at: quarter.from };
    const conduct = () => conductOf('1', plan, assignment, agreement, quarter);
    expect(conduct()).toEqual(conduct());
  });

  it('is legal in its order, never before the assignment and never after the quarter', () => {
    const legal =
      /^(|reject|accept|accept reject|accept opportunity( close( purchases)*( churn)?)?)$/;
    conducts.forEach(({ commands }, index) => {
      const times = commands.map(({ occurredAt }) => occurredAt);
      expect(commands.map(({ act }) => act).join(' ')).toMatch(legal);
      expect(times.toSorted()).toEqual(times);
      expect((times[0] ?? '~') > plans[index]!.captures[0]!.occurredAt).toBe(true);
      expect((times.at(-1) ?? '') <= quarter.to.toISOString()).toBe(true);
    });
  });

  it('is what a company knows: most are taken on, some are late, some won, some buy again', () => {
    const share = (is: (conduct: Conduct) => boolean) =>
      conducts.filter(is).length / conducts.length;
    const does = (act: string) => (conduct: Conduct) =>
      conduct.commands.some((command) => command.act === act);
    const isWon = ({ commands }: Conduct) =>
      commands.some((command) => command.act === 'close' && command.outcome === 'won');
    expect(share(does('accept'))).toBeGreaterThan(0.65);
    expect(share(does('reject'))).toBeGreaterThan(0.1);
    expect(share(({ recycledAt }) => recycledAt !== undefined)).toBeGreaterThan(0.05);
    expect(share(isWon)).toBeGreaterThan(0.04);
    expect(share(isWon)).toBeLessThan(0.25);
    expect(share(does('purchases'))).toBeGreaterThan(0.01);
    expect(share(does('churn'))).toBeGreaterThan(0);
    expect(share(({ commands }) => commands.length === 0)).toBeLessThan(0.1);
  });

  it('gives only whole cents and reasons of the playbook', () => {
    for (const command of conducts.flatMap(({ commands }) => commands)) {
      if (command.act === 'reject') expect(['no-budget', 'no-need']).toContain(command.reason);
      if ('amount' in command) expect(command.amount!.amount % 1_000).toBe(0);
    }
  });
});

describe('nurturing', () => {
  it('comes after the lead came back, and is the same when planned again', () => {
    const after = new Date(quarter.from.getTime() + 20 * 86_400_000);
    const all = plans.map((plan) => nurture('1', plan, 1, after, quarter));
    expect(all).toEqual(plans.map((plan) => nurture('1', plan, 1, after, quarter)));
    const back = all.flat();
    expect(back.length).toBeGreaterThan(200);
    for (const { occurredAt } of back) expect(occurredAt > after.toISOString()).toBe(true);
  });
});

it('every time that a lead was given to a rep is an assignment', () => {
  const step = (act: 'qualify' | 'assign' | 'reject', cycle: number, repId?: string) => ({
    act,
    cycle,
    at: '2026-01-05T10:00:00.000Z',
    ...(repId && { repId }),
  });
  const history = [
    step('qualify', 1),
    step('assign', 1, 'r1'),
    step('reject', 1),
    step('qualify', 2),
    step('assign', 2, 'r2'),
  ];
  const at = new Date('2026-01-05T10:00:00.000Z');
  expect(assignmentsOf({ leadId: 'l', stage: 'assigned', history })).toEqual([
    { leadId: 'l', cycle: 1, repId: 'r1', at },
    { leadId: 'l', cycle: 2, repId: 'r2', at },
  ]);
});

describe('chance', () => {
  it('repeats itself by its seed and stays in its range', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -5, max: 5 }), (seed, low) => {
        const draw = (random = randomOf(seed)) =>
          Array.from({ length: 20 }, () => random.whole(low, low + 3));
        expect(draw()).toEqual(draw());
        for (const value of draw()) {
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(low + 3);
        }
      }),
    );
  });

  it('goes by the weights', () => {
    const random = randomOf('weights');
    const drawn = Array.from({ length: 10_000 }, () =>
      random.weighted([
        ['a', 3],
        ['b', 1],
        ['never', 0],
      ] as const),
    );
    const a = drawn.filter((value) => value === 'a').length;
    expect(a).toBeGreaterThan(7_200);
    expect(a).toBeLessThan(7_800);
    expect(drawn).not.toContain('never');
  });
});
