import { deadLetterTopic, LeadScored } from '@smarketing/contracts';
import { eventually, LogProbe, testSystem } from '@smarketing/testing';
import { ClientSession } from 'mongodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DependencyUnavailableError, NoSuchDeadLetterError } from '../src/index.js';
import { leadIn, LogWriter, messageOf, recycled, touched, type Message } from './lead-facts.js';
import { Defects, MendableService, operator } from './mendable-service.js';
import { RawLog } from './raw-log.js';

const system = testSystem();
const partition = 3;
let service: MendableService;
let log: LogWriter;
let scores: LogProbe;
let deadLetters: RawLog;

beforeAll(async () => {
  service = await MendableService.start(system);
  log = await LogWriter.open(system);
  scores = await LogProbe.start(system, ['scores']);
  deadLetters = await RawLog.open(system, deadLetterTopic('mendable'));
});

afterEach(() => {
  vi.restoreAllMocks();
  Defects.channels.clear();
  Defects.referenceAway = false;
});

afterAll(async () => {
  await Promise.all([log.close(), scores.stop(), deadLetters.close(), service.close()]);
});

/** A lead whose second touchpoint is faulty, with successors of two streams: four records. */
async function parkedLead(): Promise<{ leadId: string; letter: string }> {
  const leadId = leadIn(partition);
  Defects.channels.add('broken');
  await log.write(touched(leadId, 1), touched(leadId, 2, 'broken'), touched(leadId, 3));
  await service.letterOf(leadId, 2);
  await log.write(recycled(leadId, 1));
  await service.letterOf(leadId, 3);
  await log.write(touched(leadId, 4));
  return { leadId, letter: await service.letterOf(leadId, 4) };
}

const mend = () => Defects.channels.delete('broken');
const wholeJourney = ['touched 1', 'touched 2', 'touched 3', 'touched 4', 'recycled 1'];
const contents = async (...names: string[]) =>
  Promise.all(names.map((name) => service.db.collection(name).find().sort({ _id: 1 }).toArray()));
const all = ['journeys', 'visits', 'journeys.counters', 'bus_parked', 'bus_held', 'bus_positions'];
const actionsOf = (key: string | null) => service.letters.actions({ key, limit: 10 });

/** The key goes on like any other, and each of its scores is on the log once, in order. */
async function goesOn(leadId: string, next: number, steps: number): Promise<void> {
  await log.write(touched(leadId, next));
  await eventually(async () => (await service.stepsOf(leadId)).includes(`touched ${next}`));
  expect(await service.stepsOf(leadId)).toHaveLength(steps);
  const seen = await eventually(() => {
    const found = scores.of(LeadScored, leadId);
    return found.at(-1)?.data.score === steps && found;
  });
  expect(seen.map(({ sequence }) => sequence)).toEqual(seen.map((_, index) => index + 1));
}

describe('A key that was mended', () => {
  it('is redriven: each record exactly once, in order, and it goes on', async () => {
    const { leadId, letter } = await parkedLead();
    expect(await service.stepsOf(leadId)).toEqual(['touched 1']);
    mend();
    expect(await service.redrive(letter)).toEqual({
      applied: 4,
      discarded: 0,
      waiting: 0,
      held: 0,
      issued: 3,
      fault: null,
    });
    expect(await service.stepsOf(leadId)).toEqual(wholeJourney);
    expect(await service.visitsOf(leadId)).toBe(4);
    expect(await service.parkedOf(leadId)).toEqual([]);
    await goesOn(leadId, 5, 6);
  });

  it('counts in the reports, and in the position how much is parked', async () => {
    const { letter } = await parkedLead();
    mend();
    await service.redrive(letter);
    const [journeys, counters, parked, positions] = await contents(
      'journeys',
      'journeys.counters',
      'bus_parked',
      'bus_positions',
    );
    const steps = journeys!.reduce((sum, { steps }) => sum + (steps as string[]).length, 0);
    expect(counters!.reduce((sum, { value }) => sum + (value as number), 0)).toBe(steps);
    const counted = positions!.reduce((sum, position) => sum + (position['parked'] as number), 0);
    expect(counted).toBe(parked!.length);
  });

  it('is put in order where its records came by both lanes', async () => {
    const leadId = leadIn(partition);
    Defects.channels.add('broken');
    await log.write(touched(leadId, 1));
    await eventually(async () => (await service.stepsOf(leadId)).length === 1);
    await log.writeInBulk(touched(leadId, 2, 'broken'), touched(leadId, 4));
    await service.letterOf(leadId, 2);
    await log.write(touched(leadId, 3), touched(leadId, 5));
    const letter = await service.letterOf(leadId, 4);
    mend();
    const outcome = await service.redrive(letter);
    expect(outcome).toMatchObject({ applied: 4, waiting: 0, held: 0, issued: 4 });
    await goesOn(leadId, 6, 6);
    const steps = await service.stepsOf(leadId);
    expect(steps).toEqual(steps.map((_, index) => `touched ${index + 1}`));
  });

  it('releases what was held behind it, and parks that where it is faulty itself', async () => {
    const leadId = leadIn(partition);
    Defects.channels.add('broken').add('next');
    await log.write(touched(leadId, 1), touched(leadId, 3, 'next'), touched(leadId, 4));
    const held = service.db.collection('bus_held');
    await eventually(async () => (await held.countDocuments({ key: leadId })) > 0);
    const before = await held.countDocuments({ key: leadId });
    await log.write(touched(leadId, 2, 'broken'));
    const letter = await service.letterOf(leadId, 1);
    mend();
    const outcome = await service.redrive(letter);
    expect(outcome).toMatchObject({ applied: 1, waiting: 1, fault: { attempts: 1 } });
    expect(await service.stepsOf(leadId)).toEqual(['touched 1', 'touched 2']);
    expect(await held.countDocuments({ key: leadId })).toBeLessThan(before);
    const next = await service.letterOf(leadId, 1);
    expect(next).toBe(outcome.fault!.id);
    Defects.channels.clear();
    expect(await service.redrive(next)).toMatchObject({ applied: 1, waiting: 0 });
    expect(await held.countDocuments({ key: leadId })).toBe(0);
    await goesOn(leadId, 5, 5);
    const positions = await service.db.collection('bus_positions').find().toArray();
    const counted = positions.reduce((sum, position) => sum + (position['held'] as number), 0);
    expect(counted).toBe(await held.countDocuments());
  });

  it('is applied by one of two redrives that race', async () => {
    const { leadId, letter } = await parkedLead();
    mend();
    const races = await Promise.allSettled([1, 2, 3, 4].map(() => service.redrive(letter)));
    const won = races.filter(({ status }) => status === 'fulfilled');
    const lost = races.flatMap((race) => (race.status === 'rejected' ? [race.reason] : []));
    expect(won).toHaveLength(1);
    for (const reason of lost) expect(reason).toBeInstanceOf(NoSuchDeadLetterError);
    expect(await service.stepsOf(leadId)).toEqual(wholeJourney);
    expect(await actionsOf(leadId)).toHaveLength(1);
    await goesOn(leadId, 5, 6);
  });

  it('loses nothing and takes nothing twice of what arrives at the same time', async () => {
    const { leadId, letter } = await parkedLead();
    const neighbour = leadIn(partition);
    mend();
    let sequence = 4;
    let done = false;
    const arriving = (async () => {
      for (let batch = 1; !done || sequence < 60; batch++) {
        const next = ++sequence;
        await log.write(touched(leadId, next), touched(leadId, next), touched(neighbour, batch));
      }
    })();
    await eventually(async () => (await service.parkedOf(leadId)).length > 10);
    await service.redrive(letter);
    done = true;
    await arriving;
    await goesOn(leadId, sequence + 1, sequence + 2);
    const touches = (await service.stepsOf(leadId)).filter((step) => step !== 'recycled 1');
    expect(touches).toEqual(touches.map((_, index) => `touched ${index + 1}`));
    expect(await service.parkedOf(leadId)).toEqual([]);
    await eventually(async () => (await service.stepsOf(neighbour)).length === sequence - 4);
  });

  it('can be redriven by another instance than the one that writes its partition', async () => {
    const { leadId, letter } = await parkedLead();
    const second = await MendableService.start(system);
    mend();
    try {
      const other = await service.letters.show(letter, 10);
      expect(other.records).toHaveLength(4);
      const { applied } = await second.redrive(letter);
      expect(applied).toBe(4);
      expect(await service.stepsOf(leadId)).toEqual(wholeJourney);
      await goesOn(leadId, 5, 6);
    } finally {
      await second.close();
    }
    await goesOn(leadId, 6, 7);
  });
});

describe('A redrive whose process dies', () => {
  it('before its commit has done nothing, and can be repeated', async () => {
    const { leadId, letter } = await parkedLead();
    mend();
    const before = await contents('journeys', 'bus_parked', 'bus_dead_letter_actions');
    const commit = vi.spyOn(ClientSession.prototype, 'commitTransaction');
    commit.mockImplementationOnce(async function dies(this: ClientSession) {
      await this.abortTransaction();
      throw new Error('the process died');
    });
    await expect(service.redrive(letter)).rejects.toThrow('the process died');
    expect(await contents('journeys', 'bus_parked', 'bus_dead_letter_actions')).toEqual(before);
    expect(await service.redrive(letter)).toMatchObject({ applied: 4, waiting: 0 });
    expect(await service.stepsOf(leadId)).toEqual(wholeJourney);
    await goesOn(leadId, 5, 6);
  });

  it('behind its commit has done everything, and repeating it does nothing', async () => {
    const { leadId, letter } = await parkedLead();
    mend();
    const commit = vi.spyOn(ClientSession.prototype, 'commitTransaction');
    commit.mockImplementationOnce(async function dies(this: ClientSession) {
      await commitTransaction.call(this);
      throw new Error('the answer was lost');
    });
    await expect(service.redrive(letter)).rejects.toThrow('the answer was lost');
    await expect(service.redrive(letter)).rejects.toThrow(NoSuchDeadLetterError);
    expect(await service.stepsOf(leadId)).toEqual(wholeJourney);
    expect(await actionsOf(leadId)).toHaveLength(1);
    await goesOn(leadId, 5, 6);
  });
});

describe('A key that is faulty still', () => {
  it('stays parked whole, with one more attempt', async () => {
    const { leadId, letter } = await parkedLead();
    const outcome = await service.redrive(letter);
    expect(outcome).toMatchObject({ applied: 0, waiting: 4, issued: 0 });
    expect(outcome.fault).toEqual({
      id: letter,
      name: 'TypeError',
      message: 'No rule for broken.',
      attempts: 4,
    });
    expect(await service.stepsOf(leadId)).toEqual(['touched 1']);
    const parked = await service.parkedOf(leadId);
    expect(parked).toHaveLength(4);
    expect(parked.filter(({ fault }) => fault)).toMatchObject([
      { _id: letter, fault: { attempts: 4 } },
    ]);
    await log.write(touched(leadId, 5));
    await service.letterOf(leadId, 5);
    mend();
    expect(await service.redrive(letter)).toMatchObject({ applied: 5, waiting: 0 });
    await goesOn(leadId, 6, 7);
  });

  it('is applied up to its next fault, which is dead-lettered too', async () => {
    const { leadId, letter } = await parkedLead();
    Defects.channels.add('next');
    await log.write(touched(leadId, 5, 'next'), touched(leadId, 6));
    await service.letterOf(leadId, 6);
    mend();
    const outcome = await service.redrive(letter);
    expect(outcome).toMatchObject({ applied: 3, waiting: 3, fault: { attempts: 1 } });
    expect(await service.stepsOf(leadId)).toEqual(wholeJourney.slice(0, 4));
    const next = await service.letterOf(leadId, 3);
    expect(next).toBe(outcome.fault!.id);
    const sent = await eventually(() => {
      const found = deadLetters.messages.filter(({ key }) => key === leadId);
      return found.length === 2 && found;
    });
    expect(sent.map(({ headers }) => headers['ce_sequence'])).toEqual(['2', '5']);
    await expect(service.redrive(letter)).rejects.toThrow(NoSuchDeadLetterError);
    Defects.channels.clear();
    expect(await service.redrive(next)).toMatchObject({ applied: 3, waiting: 0 });
    await goesOn(leadId, 7, 8);
  });

  it('since the database refuses its document, is applied up to that one', async () => {
    const { leadId, letter } = await parkedLead();
    await log.write(touched(leadId, 5, 'too-much'), touched(leadId, 6));
    await service.letterOf(leadId, 6);
    mend();
    expect(await service.redrive(letter)).toMatchObject({ applied: 3, waiting: 3 });
    expect(await service.stepsOf(leadId)).toEqual(wholeJourney.slice(0, 4));
    const next = await service.letterOf(leadId, 3);
    expect(await service.discard(next)).toMatchObject({ applied: 2, discarded: 1, waiting: 0 });
    await goesOn(leadId, 7, 7);
  });

  it('since a dependency is away, is left as it is', async () => {
    const { leadId, letter } = await parkedLead();
    mend();
    const before = await contents(...all, 'bus_dead_letter_actions');
    Defects.referenceAway = true;
    await expect(service.redrive(letter)).rejects.toThrow(DependencyUnavailableError);
    expect(await contents(...all, 'bus_dead_letter_actions')).toEqual(before);
    Defects.referenceAway = false;
    await service.redrive(letter);
    await goesOn(leadId, 5, 6);
  });
});

describe('A dead letter that is discarded', () => {
  it('is skipped, and its successors go on', async () => {
    const { leadId, letter } = await parkedLead();
    expect(await service.discard(letter)).toEqual({
      applied: 3,
      discarded: 1,
      waiting: 0,
      held: 0,
      issued: 2,
      fault: null,
    });
    expect(await service.stepsOf(leadId)).toEqual(wholeJourney.filter((s) => s !== 'touched 2'));
    await goesOn(leadId, 5, 5);
  });

  it('is gone, where a successor is faulty the key waits behind that one', async () => {
    const { leadId, letter } = await parkedLead();
    Defects.channels.add('next');
    await log.write(touched(leadId, 5, 'next'));
    await service.letterOf(leadId, 5);
    const outcome = await service.discard(letter);
    expect(outcome).toMatchObject({ applied: 2, discarded: 1, waiting: 2 });
    expect(await service.stepsOf(leadId)).toEqual(['touched 1', 'touched 3', 'touched 4']);
    expect(await service.letterOf(leadId, 2)).toBe(outcome.fault!.id);
  });

  const numbered: [string, (message: Message) => Message][] = [
    ['a body that is not JSON', (message) => ({ ...message, body: '{' })],
    ['a body that breaks its contract', (message) => ({ ...message, body: '{"leadId":7}' })],
    ['a time that is none', (message) => withHeader(message, 'ce_time', 'yesterday')],
    ['no source', (message) => without(message, 'ce_source')],
  ];

  it.each(numbered)('lets its successors go on where its number is known: %s', async (_, spoil) => {
    const leadId = leadIn(partition);
    await log.write(touched(leadId, 1));
    await log.writeMessages(spoil(messageOf(touched(leadId, 2))));
    await log.write(touched(leadId, 3));
    const letter = await service.letterOf(leadId, 2);
    expect(await service.redrive(letter)).toMatchObject({ applied: 0, waiting: 2 });
    expect(await service.discard(letter)).toMatchObject({ applied: 1, discarded: 1, waiting: 0 });
    expect(await service.stepsOf(leadId)).toEqual(['touched 1', 'touched 3']);
    await goesOn(leadId, 4, 3);
  });

  const strays: [string, (message: Message) => Message][] = [
    ['no number', (message) => without(message, 'ce_sequence')],
    ['the subject of another key', (message) => withHeader(message, 'ce_subject', 'somebody')],
    ['the type of another stream', (message) => ({ ...message, stream: 'handoffs' })],
    [
      'the type of another stream, and no id',
      (message) =>
        withHeader(without({ ...message, stream: 'handoffs' }, 'ce_id'), 'ce_sequence', '1'),
    ],
  ];

  it.each(strays)('takes no number away from a fact that has it: %s', async (_, spoil) => {
    const leadId = leadIn(partition);
    await log.write(touched(leadId, 1));
    await log.writeMessages(spoil(messageOf(touched(leadId, 2))));
    const letter = await service.letterOf(leadId, 1);
    await log.write(recycled(leadId, 1), touched(leadId, 2));
    await service.letterOf(leadId, 3);
    expect(await service.discard(letter)).toMatchObject({ applied: 2, discarded: 1, waiting: 0 });
    expect((await service.stepsOf(leadId)).toSorted()).toEqual([
      'recycled 1',
      'touched 1',
      'touched 2',
    ]);
    await goesOn(leadId, 3, 4);
  });

  it('and has no key takes no other one with it', async () => {
    const stray = { ...messageOf(touched(leadIn(partition), 1)), key: null };
    await log.writeMessages(stray, stray);
    const letter = await service.letterOf(null, 2);
    expect(await service.redrive(letter)).toMatchObject({ applied: 0, waiting: 1 });
    expect(await service.discard(letter)).toMatchObject({ applied: 0, discarded: 1, waiting: 0 });
    expect(await service.parkedOf(null)).toHaveLength(1);
    await service.discard(await service.letterOf(null, 1));
  });

  it('while its predecessor is still on its way waits for that one, and then is skipped', async () => {
    const leadId = leadIn(partition);
    await log.write(touched(leadId, 1));
    await log.writeMessages({ ...messageOf(touched(leadId, 3)), body: '{' });
    const letter = await service.letterOf(leadId, 1);
    expect(await service.discard(letter)).toMatchObject({ discarded: 1, waiting: 0, held: 2 });
    await log.write(touched(leadId, 4), touched(leadId, 2));
    await eventually(async () => (await service.stepsOf(leadId)).length === 3);
    expect(await service.stepsOf(leadId)).toEqual(['touched 1', 'touched 2', 'touched 4']);
    await goesOn(leadId, 5, 4);
  });
});

describe('A dry run', () => {
  it('tells what a redrive would lead to, and changes nothing', async () => {
    const { leadId, letter } = await parkedLead();
    const before = await contents(...all, 'outbox', 'bus_dead_letter_actions');
    expect(await service.redrive(letter, true)).toMatchObject({ applied: 0, waiting: 4 });
    mend();
    const told = await service.redrive(letter, true);
    expect(await contents(...all, 'outbox', 'bus_dead_letter_actions')).toEqual(before);
    expect(await service.redrive(letter)).toEqual(told);
    await goesOn(leadId, 5, 6);
  });

  it('tells what a discard would lead to, and changes nothing', async () => {
    const { leadId, letter } = await parkedLead();
    const before = await contents(...all, 'outbox', 'bus_dead_letter_actions');
    const told = await service.discard(letter, true);
    expect(await contents(...all, 'outbox', 'bus_dead_letter_actions')).toEqual(before);
    expect(await service.discard(letter)).toEqual(told);
    await goesOn(leadId, 5, 5);
  });
});

describe('Who did what and when', () => {
  it('is kept for every redrive and discard, with its outcome', async () => {
    const { leadId, letter } = await parkedLead();
    const failed = await service.redrive(letter);
    const discarded = await service.discard(letter);
    const actions = await actionsOf(leadId);
    expect(actions).toMatchObject([
      {
        action: 'discard',
        by: operator,
        service: 'mendable',
        shard: partition,
        stream: 'leads',
        letter,
        sequence: 2,
        reason: 'sent by mistake',
        outcome: discarded,
      },
      { action: 'redrive', by: operator, letter, reason: null, records: [], outcome: failed },
    ]);
    expect(actions[0]!.records).toHaveLength(4);
    expect(Date.now() - actions[0]!.at.getTime()).toBeLessThan(60_000);
    expect(await service.letters.actions({ limit: 1 })).toEqual([actions[0]]);
    expect(await service.letters.actions({ limit: 1, before: actions[0]!._id })).toEqual([
      actions[1],
    ]);
  });
});

describe('The list of dead letters', () => {
  it('has every faulty record with how much waits behind it, page by page', async () => {
    const found = [await parkedLead(), await parkedLead()];
    const letters = await service.letters.list({ limit: 500 });
    for (const { leadId, letter } of found) {
      const [only, ...others] = await service.letters.list({ key: leadId, limit: 500 });
      expect(others).toEqual([]);
      expect(letters).toContainEqual(only);
      expect(only).toMatchObject({
        id: letter,
        key: leadId,
        shard: partition,
        stream: 'leads',
        type: 'smarketing.lead.touchpoint-recorded.v1',
        sequence: 2,
        successors: 3,
        fault: { name: 'TypeError', message: 'No rule for broken.', attempts: 3 },
      });
    }
    const pages: string[] = [];
    for (let page = await service.letters.list({ limit: 1 }); page.length > 0;) {
      pages.push(page[0]!.id);
      page = await service.letters.list({ limit: 1, after: page[0]!.id });
    }
    expect(pages).toEqual(letters.map(({ id }) => id));
    const { records } = await service.letters.show(found[0]!.letter, 2);
    expect(records.map(({ headers, fault }) => [headers['ce_sequence'], fault?.name])).toEqual([
      ['2', 'TypeError'],
      ['3', undefined],
    ]);
  });
});

function without(message: Message, header: string): Message {
  const { [header]: _, ...headers } = message.headers;
  return { ...message, headers };
}

function withHeader(message: Message, header: string, value: string): Message {
  return { ...message, headers: { ...message.headers, [header]: value } };
}

const { commitTransaction } = ClientSession.prototype;
