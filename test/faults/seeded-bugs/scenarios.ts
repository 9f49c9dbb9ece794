import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { leadIn, type Stage } from './stage.ts';

const anHour = 3_600_000;

/**
 * What is done to the service. Each runs the same with a bug and without; without, nothing may be
 * found wrong afterwards.
 */
export const scenarios = {
  /** One transaction commits when a later one is published already. */
  async 'late-commit'(stage: Stage): Promise<void> {
    const service = await stage.start();
    const late = stage.touch(service, { holdFor: 1_500 });
    await wait(300);
    const leadId = await stage.touch(service);
    await untilPublished(stage, leadId);
    await late;
  },

  async burst(stage: Stage): Promise<void> {
    const service = await stage.start();
    await stage.touch(service, { touchpoints: 6 });
  },

  async 'killed-before-send'(stage: Stage): Promise<void> {
    const service = await stage.start({ killAt: 'send:before#1' });
    await stage.touch(service);
    await service.ended;
    await stage.start();
  },

  async 'killed-after-command'(stage: Stage): Promise<void> {
    const service = await stage.start({ killAt: 'command:commit:after#1' });
    await stage.touch(service);
    await service.ended;
    await stage.start();
  },

  async 'killed-before-command-commit'(stage: Stage): Promise<void> {
    const service = await stage.start({ killAt: 'command:commit:before#1' });
    await stage.touch(service);
    await service.ended;
    await stage.start();
  },

  async 'killed-before-consume-commit'(stage: Stage): Promise<void> {
    // The first commit is the command's, the second the consumer's.
    const service = await stage.start({ killAt: 'commit:before#2' });
    const leadId = await stage.touch(service, { touchpoints: 2 });
    await service.ended;
    // They are on the log. Not swept yet, they would be published once more, and heal what was lost.
    await stage.db.collection('outbox').deleteMany();
    const next = await stage.start();
    await stage.touch(next, { leadId });
    await stage.counted(leadId, 'touchpoints', 3);
  },

  async 'repeated-and-reordered'(stage: Stage): Promise<void> {
    const [one, other] = [uuidv7(), uuidv7()];
    await stage.start();
    await stage.deliver(...[1, 3].map((sequence) => ({ leadId: one, sequence })));
    await stage.deliver(...[1, 2].map((sequence) => ({ leadId: other, sequence })));
    await stage.counted(one, 'recycled', 1);
    await stage.deliver(...[2, 2, 1, 5, 4].map((sequence) => ({ leadId: one, sequence })));
    await stage.deliver(...[2, 3, 1].map((sequence) => ({ leadId: other, sequence })));
    await stage.counted(one, 'recycled', 5);
    await stage.counted(other, 'recycled', 3);
  },

  /** A record that is not a fact, with the same key before it and behind it; and a kill in the middle. */
  async poison(stage: Stage): Promise<void> {
    const [spoilt, sound] = [leadIn(1), leadIn(1)];
    const service = await stage.start({ killAt: 'consume:commit:before#2' });
    await stage.deliver({ leadId: spoilt, sequence: 1 }, { leadId: sound, sequence: 1 });
    await stage.counted(sound, 'recycled', 1);
    await stage.deliver({ leadId: spoilt, poison: 'one' }, { leadId: sound, sequence: 2 });
    await service.ended;
    await stage.start();
    await stage.counted(sound, 'recycled', 2);
    await stage.deliver({ leadId: spoilt, sequence: 2 }, { leadId: sound, sequence: 3 });
    await stage.counted(sound, 'recycled', 3);
  },

  /** A fold is mended, its dead letter redriven, and the process killed when that is committed. */
  async redriven(stage: Stage): Promise<void> {
    const leadId = uuidv7();
    const broken = await stage.start({ cannotFold: 2 });
    await stage.deliver(...[1, 2, 3].map((sequence) => ({ leadId, sequence })));
    const [letter] = await eventually(() => parkedOf(stage, 2));
    await broken.stop();
    const mended = await stage.start({ killAt: 'command:commit:after#1' });
    await mended.redrive(letter!);
    await mended.ended;
    const next = await stage.start();
    // As an operator does who got no answer; there is nothing to redrive any more.
    await next.redrive(letter!);
    await stage.deliver({ leadId, sequence: 4 });
    await stage.counted(leadId, 'recycled', 4);
  },

  /** A member is stopped with records in hand, loses its partition, and wakes up. */
  async zombie(stage: Stage): Promise<void> {
    const leadId = leadIn(2);
    const first = await stage.start({ stopAt: 'claim:after#1' });
    await stage.deliver({ leadId, sequence: 1 });
    await eventually(() => first.output.includes('stopped at'));
    await stage.start();
    await stage.counted(leadId, 'recycled', 1);
    await stage.deliver(
      { leadId, sequence: 2 },
      { leadId, poison: 'one' },
      { leadId, sequence: 3 },
    );
    await stage.counted(leadId, 'recycled', 2);
    first.resume();
    await stage.shared(2);
    await stage.deliver({ leadId, sequence: 4 });
  },

  /** A command changes a document of the view between two batches that fold into it. */
  async 'changed-between-batches'(stage: Stage): Promise<void> {
    const service = await stage.start();
    const leadId = await stage.touch(service);
    await stage.arm(service, anHour, leadId);
    await stage.touch(service, { leadId });
    await stage.counted(leadId, 'touchpoints', 2);
    await service.meet(leadId);
    await stage.touch(service, { leadId });
    await stage.counted(leadId, 'touchpoints', 3);
  },

  /** The duty is done when its timer is just due. */
  async 'met-while-it-fires'(stage: Stage): Promise<void> {
    const service = await stage.start();
    const leadId = await stage.arm(service, 100);
    await wait(1_300);
    await service.meet(leadId);
    await untilNoneIsDue(stage);
    // Whatever was begun by then has been written by now.
    await wait(2_000);
  },

  async 'killed-when-it-fired'(stage: Stage): Promise<void> {
    const service = await stage.start({ killAt: 'timer:commit:after#1' });
    await stage.arm(service, 100);
    await service.ended;
    await stage.start();
    await untilNoneIsDue(stage);
  },
} as const;

export type ScenarioName = keyof typeof scenarios;

async function untilPublished({ db }: Stage, leadId: string): Promise<void> {
  const waiting = db.collection('outbox');
  await eventually(async () => (await waiting.countDocuments({ key: leadId })) === 0);
}

async function untilNoneIsDue({ db }: Stage): Promise<void> {
  const armed = { wakeAt: { $type: 'date' } } as const;
  await eventually(async () => (await db.collection('obligations').countDocuments(armed)) === 0);
}

/** The parked records, in order, as soon as there are so many. */
async function parkedOf({ db }: Stage, count: number): Promise<string[] | false> {
  const parked = db.collection<{ _id: string }>('bus_parked');
  const ids = (await parked.find().sort({ order: 1 }).toArray()).map(({ _id }) => _id);
  return ids.length === count && ids;
}
