import { eventually, testSystem } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ViewRebuilds } from '../src/index.js';
import { RebuildAfterUpgrade } from '../src/rebuild/rebuild-after-upgrade.js';
import { alarms, keptTallies, senders, tallies } from './counting-service.js';
import { captured, leadIn, LogWriter, touched } from './lead-facts.js';
import { RunningService } from './running-service.js';

const system = testSystem();
/** As the next version of the service has it: a lead counts twice. */
const newer = {
  ...tallies,
  version: 2,
  contribute: (tally: Parameters<NonNullable<typeof tallies.contribute>>[0]) => ({
    ...tallies.contribute!(tally),
    leads: 2,
  }),
};
const upgraded = {
  views: [newer, keptTallies, senders, alarms],
  rebuildsAfterUpgrade: true,
};
const leads = Array.from({ length: 30 }, (_, n) => leadIn(n % 6));

let log: LogWriter;
let yesterdays: RunningService;
let todays: RunningService;

beforeAll(async () => {
  yesterdays = await RunningService.start(system);
  log = await LogWriter.open(system);
  await log.write(...leads.flatMap((id) => [captured(id), touched(id, 2)]));
  for (const id of leads) await yesterdays.counted(id, 1);
});

afterAll(async () => {
  await log.close();
  await todays?.close();
});

const counted = async () => (await todays.counters.sum('tallies', 'leads'))['leads'];

describe('A view whose folds have changed with an upgrade', () => {
  it('stays as it is while an instance of the version before is alive', async () => {
    todays = await RunningService.start(system, upgraded);
    const rebuilding = todays.get(RebuildAfterUpgrade);
    for (let looks = 0; looks < 2; looks++) await rebuilding.look();
    await expect(todays.get(ViewRebuilds).progress('tallies')).rejects.toMatchObject({
      reason: 'no-rebuild',
    });
    expect(await todays.remarks()).toHaveProperty('views');
  });

  it('is rebuilt beside the live one when that has gone, while facts keep coming', async () => {
    await yesterdays.close();
    let touches = 1;
    const { status } = await eventually(async () => {
      touches += 1;
      await log.write(...leads.map((id) => touched(id, touches + 1)));
      const progress = await todays
        .get(ViewRebuilds)
        .progress('tallies')
        .catch(() => undefined);
      return progress?.ended && progress;
    }, 40_000);
    expect(status).toBe('switched');
    for (const id of leads) {
      const { touchpoints } = await todays.counted(id, touches);
      expect(new Set(touchpoints).size).toBe(touches);
    }
    expect(await todays.remarks()).not.toHaveProperty('views');
    expect(await counted()).toBe(2 * leads.length);
  });
});
