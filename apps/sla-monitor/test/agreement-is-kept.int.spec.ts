import {
  CommitmentClosed,
  contractOf,
  LeadAccepted,
  LeadAssigned,
  LeadQualified,
  LeadRejected,
  ObligationArmed,
  ObligationAtRisk,
  ObligationBreached,
  ObligationCorrected,
  ObligationMet,
  type FactClass,
} from '@smarketing/contracts';
import { defaultPlaybook, type Playbook } from '@smarketing/playbook';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runMonitor, type RunningMonitor } from './running-monitor.js';

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
  const commitment = { ...playbook.commitments[0]!, perMonth: 3 };
  return { ...playbook, calendars: [always], serviceLevels: [level], commitments: [commitment] };
}

let monitor: RunningMonitor;

beforeAll(async () => {
  monitor = await runMonitor();
});

afterAll(async () => {
  await monitor?.stop();
});

interface Row {
  id: string;
  state: string;
  remainingMinutes: number | null;
}
const obligationsOf = async (filter: string) => {
  const { body } = await monitor.service.get(`/v1/obligations?${filter}`);
  return body.items;
};

async function heard(leadId: string, ...facts: FactClass[]): Promise<void> {
  const types = facts.map((fact) => contractOf(fact).type);
  await vi.waitFor(() => {
    expect(monitor.heardOf(leadId).map(({ type }) => type)).toEqual(types);
  }, soon);
}

async function assign(leadId: string, time: Date, repId = 'maria'): Promise<void> {
  const rule = 'weighted-round-robin';
  await monitor.tell(leadId, time, LeadAssigned, { leadId, repId, cycle: 1, rule });
}
async function accept(leadId: string, time: Date): Promise<void> {
  await monitor.tell(leadId, time, LeadAccepted, { leadId, repId: 'maria', cycle: 1 });
}
const after = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);

describe('before the playbook has arrived', () => {
  it('nothing is decided, the API says why, and what came is not lost', async () => {
    const leadId = newId();
    await assign(leadId, new Date('2026-03-02T10:00:00Z'));
    expect(await monitor.service.get('/v1/obligations')).toMatchObject({
      status: 503,
      body: { detail: expect.stringContaining('No playbook is in force yet') as string },
    });
    await monitor.service.agree(agreed());
    await heard(leadId, ObligationArmed, ObligationBreached);
  });
});

describe('a lead that is assigned', () => {
  it('in the past is breached by the timer, and corrected by an answer given in time', async () => {
    const leadId = newId();
    const assignedAt = new Date('2026-03-02T10:00:00.000Z');
    const due = after(assignedAt, 60 * minute);
    await assign(leadId, assignedAt);
    await heard(leadId, ObligationArmed, ObligationBreached);
    const id = `${leadId}:respond-to-handoff:1`;
    expect(await obligationsOf(`subject=${leadId}`)).toMatchObject([
      { id, state: 'breached', due: due.toISOString(), remainingMinutes: null, playbook: 1 },
    ]);

    const acceptedAt = after(assignedAt, 45 * minute);
    await accept(leadId, acceptedAt);
    await heard(leadId, ObligationArmed, ObligationBreached, ObligationCorrected);
    const metAt = acceptedAt.toISOString();
    expect(monitor.heardOf(leadId)).toMatchObject([
      { time: assignedAt, playbook: 1, sequence: 1 },
      { time: due, playbook: 1, sequence: 2 },
      { time: acceptedAt, playbook: 1, sequence: 3, data: { metAt, usedMinutes: 45 } },
    ]);
    expect(await obligationsOf(`subject=${leadId}`)).toMatchObject([
      { id, state: 'met', corrected: true, metAt, usedMinutes: 45 },
    ]);
  });

  it('and rejected in time has met its level', async () => {
    const leadId = newId();
    const now = new Date();
    await assign(leadId, now);
    await heard(leadId, ObligationArmed);
    const [owed] = await obligationsOf(`subject=${leadId}&state=armed&rep=maria`);
    expect(owed!.remainingMinutes).toBeGreaterThan(50);
    expect(owed!.remainingMinutes).toBeLessThanOrEqual(60);
    const rejected = { leadId, repId: 'maria', cycle: 1, reason: 'no-budget' };
    await monitor.tell(leadId, after(now, minute), LeadRejected, rejected);
    await heard(leadId, ObligationArmed, ObligationMet);
    expect(await obligationsOf(`subject=${leadId}&state=armed`)).toEqual([]);
  });

  it('is breached exactly once, though the service was down when it was due', async () => {
    const leadId = newId();
    const due = after(new Date(), 8 * second);
    await assign(leadId, after(due, -60 * minute));
    await heard(leadId, ObligationArmed, ObligationAtRisk);
    await monitor.service.stopInstances();
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(due.getTime()), soon);
    await heard(leadId, ObligationArmed, ObligationAtRisk);
    await monitor.service.startInstance();
    await heard(leadId, ObligationArmed, ObligationAtRisk, ObligationBreached);
    // What follows has the next number: nothing else was published in between.
    await accept(leadId, after(due, -second));
    await heard(leadId, ObligationArmed, ObligationAtRisk, ObligationBreached, ObligationCorrected);
  });

  it('is listed page by page, each obligation once', async () => {
    const leadIds = [newId(), newId(), newId()];
    for (const leadId of leadIds) await assign(leadId, new Date(), 'jonas');
    await vi.waitFor(async () => expect(await obligationsOf('rep=jonas')).toHaveLength(3), soon);
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: { items: Row[]; next: string | null } } = await monitor.service.get(
        `/v1/obligations?rep=jonas&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      ids.push(...body.items.map(({ id }) => id));
      cursor = body.next;
    }
    expect(ids).toEqual(leadIds.map((leadId) => `${leadId}:respond-to-handoff:1`).toSorted());
    expect(await monitor.service.get('/v1/obligations?cursor=nonsense')).toMatchObject({
      status: 422,
    });
    expect(await monitor.service.get('/v1/obligations?state=late')).toMatchObject({ status: 422 });
  });
});

/** Numbers of what is left to do. */
interface Backlog {
  items: Record<string, Record<string, number>>;
}

describe('the goal of a month', () => {
  const qualify = async (day: string) => {
    const leadId = newId();
    const score = { cycle: 1, score: 80, threshold: 50, contributions: [] };
    const lead = { leadId, ...score, channel: 'email', profile: {} };
    await monitor.tell(leadId, new Date(`${day}T12:00:00Z`), LeadQualified, lead);
  };
  /** Resolves when so many are counted, and all that follows of it is judged. */
  const judged = (leads: number) =>
    vi.waitFor(async () => {
      expect(await monitor.service.db.collection('qualifications').countDocuments()).toBe(leads);
      const { items } = await monitor.service.ops<Backlog>('/ops/backlog');
      expect(items['commitments']).toEqual({ toJudge: 0 });
    }, soon);
  /** What closed each month, by month; throws where a month was closed twice. */
  const closed = () => {
    const facts = monitor
      .heardOf('commitment:qualified-leads')
      .filter(({ type }) => type === contractOf(CommitmentClosed).type)
      .map(({ time, data }) => [data['period'] as string, { time, data }] as const);
    const months = Object.fromEntries(facts);
    expect(Object.keys(months)).toHaveLength(facts.length);
    return months;
  };

  it('is announced once when the month is over, and not again by what comes late', async () => {
    for (const day of ['01-01', '01-15', '01-31', '02-01', '02-02']) await qualify(`2025-${day}`);
    await judged(5);
    // How many are in when a month is first judged is left to the log.
    await vi.waitFor(() => {
      expect(closed()).toMatchObject({
        '2025-01': { time: new Date('2025-02-01T00:00:00Z'), data: { goal: 3 } },
        '2025-02': { time: new Date('2025-03-01T00:00:00Z'), data: { outcome: 'missed' } },
        '2025-03': { data: { goal: 3, actual: 0, outcome: 'missed' } },
      });
    }, soon);
    const announced = closed();

    await qualify('2025-02-03');
    await judged(6);
    expect(closed()).toEqual(announced);
  });
});
