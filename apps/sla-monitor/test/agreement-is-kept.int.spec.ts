import type { ThrowAwayIssuer } from '@smarketing/access';
import { LeadAccepted, LeadAssigned, LeadQualified, LeadRejected } from '@smarketing/contracts';
import { emit } from '@smarketing/event-bus';
import type { Service } from '@smarketing/http';
import { defaultPlaybook, type Playbook } from '@smarketing/playbook';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startNeighbours, startSlaMonitor, throwAwayIssuer } from './neighbours.js';

const run = newId().slice(-8);
const goal = `goal-${run}`;
const soon = { timeout: 40_000, interval: 50 };
const minute = 60_000;
const second = 1_000;

/** An hour to respond, day and night, without grace; three qualified leads a month. */
function agreed(): Playbook {
  const playbook = defaultPlaybook();
  const allDay = [{ from: '00:00', to: '24:00' }];
  const hours = Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, allDay]),
  );
  const always = { ...playbook.calendars[0]!, zone: 'UTC', hours, holidays: [] };
  const level = { ...playbook.serviceLevels[0]!, minutes: 60, graceSeconds: 0 };
  const commitment = { ...playbook.commitments[0]!, id: goal, perMonth: 3 };
  return { ...playbook, calendars: [always], serviceLevels: [level], commitments: [commitment] };
}

let issuer: ThrowAwayIssuer;
let monitor: Service;
let neighbours: Awaited<ReturnType<typeof startNeighbours>>;

beforeAll(async () => {
  issuer = await throwAwayIssuer();
  neighbours = await startNeighbours(run);
  await neighbours.agree(agreed());
  monitor = await startSlaMonitor(run, issuer);
});

afterAll(async () => {
  await monitor?.close();
  await neighbours?.close();
});

async function get<T>(path: string): Promise<T> {
  const authorization = `Bearer ${await issuer.token('sales')}`;
  const answer = await fetch(`${monitor.url}${path}`, { headers: { authorization } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

interface Row {
  id: string;
  state: string;
  remainingMinutes: number | null;
}
const obligationsOf = async (filter: string) =>
  (await get<{ items: Row[] }>(`/v1/obligations?${filter}`)).items;

async function heardOf(leadId: string, ...names: string[]): Promise<void> {
  await vi.waitFor(async () => expect(await neighbours.namesHeardOf(leadId)).toEqual(names), soon);
}

const assigned = (leadId: string, time: Date, repId = 'maria') =>
  emit(LeadAssigned, { leadId, repId, cycle: 1, rule: 'weighted-round-robin' }, { time });
const accepted = (leadId: string, time: Date) =>
  emit(LeadAccepted, { leadId, repId: 'maria', cycle: 1 }, { time });
const after = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);

describe('a lead that is assigned', () => {
  it('in the past is breached by the timer, and corrected by an answer given in time', async () => {
    const leadId = newId();
    const assignedAt = new Date('2026-03-02T10:00:00.000Z');
    const due = after(assignedAt, 60 * minute);
    await neighbours.tell(leadId, assigned(leadId, assignedAt));
    await heardOf(leadId, 'obligation.armed', 'obligation.breached');
    const id = `${leadId}:respond-to-handoff:1`;
    expect(await obligationsOf(`subject=${leadId}`)).toMatchObject([
      { id, state: 'breached', due: due.toISOString(), remainingMinutes: null, playbook: 1 },
    ]);

    const acceptedAt = after(assignedAt, 45 * minute);
    await neighbours.tell(leadId, accepted(leadId, acceptedAt));
    await heardOf(leadId, 'obligation.armed', 'obligation.breached', 'obligation.corrected');
    const metAt = acceptedAt.toISOString();
    expect(await neighbours.heardOf(leadId)).toMatchObject([
      { time: assignedAt, playbook: 1 },
      { time: due, playbook: 1 },
      { time: acceptedAt, playbook: 1, data: { metAt, usedMinutes: 45 } },
    ]);
    expect(await obligationsOf(`subject=${leadId}`)).toMatchObject([
      { id, state: 'met', corrected: true, metAt, usedMinutes: 45 },
    ]);
  });

  it('and rejected in time has met its level', async () => {
    const leadId = newId();
    const now = new Date();
    await neighbours.tell(leadId, assigned(leadId, now));
    await heardOf(leadId, 'obligation.armed');
    const [owed] = await obligationsOf(`subject=${leadId}&state=armed&rep=maria`);
    expect(owed!.remainingMinutes).toBeGreaterThan(50);
    expect(owed!.remainingMinutes).toBeLessThanOrEqual(60);
    const rejected = { leadId, repId: 'maria', cycle: 1, reason: 'no-budget' };
    await neighbours.tell(leadId, emit(LeadRejected, rejected, { time: after(now, minute) }));
    await heardOf(leadId, 'obligation.armed', 'obligation.met');
    expect(await obligationsOf(`subject=${leadId}&state=armed`)).toEqual([]);
  });

  it('is breached exactly once, though the service was down when it was due', async () => {
    const leadId = newId();
    const due = after(new Date(), 3 * second);
    await neighbours.tell(leadId, assigned(leadId, after(due, -60 * minute)));
    await heardOf(leadId, 'obligation.armed', 'obligation.at-risk');
    await monitor.close();
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(due.getTime()), soon);
    expect(await neighbours.namesHeardOf(leadId)).not.toContain('obligation.breached');
    monitor = await startSlaMonitor(run, issuer);
    await heardOf(leadId, 'obligation.armed', 'obligation.at-risk', 'obligation.breached');
    // What follows has the next number: nothing else was published in between.
    await neighbours.tell(leadId, accepted(leadId, after(due, -second)));
    await vi.waitFor(async () => {
      expect((await neighbours.namesHeardOf(leadId)).slice(2)).toEqual([
        'obligation.breached',
        'obligation.corrected',
      ]);
    }, soon);
  });

  it('counts in the attainment of its level', async () => {
    const leadId = newId();
    const read = async () => {
      const { items } = await get<{ items: Record<string, number>[] }>('/v1/service-levels');
      const [level] = items;
      return level!;
    };
    const before = await read();
    await neighbours.tell(leadId, assigned(leadId, new Date('2026-03-02T10:00:00Z')));
    await vi.waitFor(async () => {
      expect(await read()).toMatchObject({
        level: 'respond-to-handoff',
        agreed: { from: 'sales', to: 'marketing', minutes: 60 },
        met: before['met'],
        breached: before['breached']! + 1,
        attainment: { unit: 'share', denominator: before['met']! + before['breached']! + 1 },
      });
    }, soon);
  });

  it('is listed page by page, each obligation once', async () => {
    const rep = `rep-${run}`;
    const leadIds = [newId(), newId(), newId()];
    for (const leadId of leadIds) await neighbours.tell(leadId, assigned(leadId, new Date(), rep));
    await vi.waitFor(async () => expect(await obligationsOf(`rep=${rep}`)).toHaveLength(3), soon);
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const page = await get<{ items: Row[]; next: string | null }>(
        `/v1/obligations?rep=${rep}&limit=2${cursor}`,
      );
      ids.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(ids).toEqual(leadIds.map((leadId) => `${leadId}:respond-to-handoff:1`).toSorted());
  });
});

interface Month {
  month: string;
  outcome: string;
}

describe('the goal of a month', () => {
  const qualify = async (time: string) => {
    const leadId = newId();
    const lead = { leadId, cycle: 1, score: 80, threshold: 50, channel: 'email', profile: {} };
    const data = { ...lead, contributions: [] };
    await neighbours.tell(leadId, emit(LeadQualified, data, { time: new Date(time) }));
  };
  const monthOf = async (month: string) => {
    const { items } = await get<{ items: { months: Month[] }[] }>('/v1/commitments');
    return items[0]!.months.find((known) => known.month === month);
  };
  const closed = async () => {
    const facts = await neighbours.heardOf(`commitment:${goal}`);
    return facts
      .filter(({ type }) => type === 'smarketing.commitment.closed.v1')
      .map(({ time, data }) => ({ ...(data as { period: string; actual: number }), time }));
  };

  it('is announced once when the month is over, and restated by what comes late', async () => {
    const days = ['2001-01-01', '2001-01-15', '2001-01-31', '2001-02-01', '2001-02-02'];
    await Promise.all(days.map((day) => qualify(`${day}T12:00:00Z`)));
    const january = { period: '2001-01', goal: 3, actual: 3, outcome: 'met' };
    const february = { period: '2001-02', goal: 3, actual: 2, outcome: 'missed' };
    await vi.waitFor(async () => {
      const [first, second, third] = await closed();
      expect(first).toMatchObject({ ...january, time: new Date('2001-02-01T00:00:00Z') });
      expect(second).toMatchObject({ ...february, time: new Date('2001-03-01T00:00:00Z') });
      expect(third).toMatchObject({ period: '2001-03', actual: 0, outcome: 'missed' });
    }, soon);

    await qualify('2001-02-03T12:00:00Z');
    await vi.waitFor(async () => {
      expect(await monthOf('2001-02')).toMatchObject({
        goal: 3,
        actual: 3,
        pace: 3,
        outcome: 'met',
        announced: { outcome: 'missed', actual: 2 },
        restated: true,
      });
    }, soon);
    await vi.waitFor(async () => expect(await toJudge()).toBe(0), soon);
    const months = (await closed()).map(({ period }) => period);
    expect(new Set(months).size).toBe(months.length);
  });

  async function toJudge(): Promise<unknown> {
    const answer = await fetch(`${monitor.opsUrl}/ops/backlog`);
    const { items } = (await answer.json()) as { items: Record<string, { toJudge: number }> };
    return items['commitments']?.toJudge;
  }
});
