import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smarketing } from '../../deploy/local/start/command-line.ts';
import { RunningSystem, root } from './running-system.js';

const olist = resolve(root, '../shared/data/olist');
const isThere = existsSync(olist);
if (!isThere)
  console.log('The Olist files are not at ../shared/data/olist: their replay is skipped.');

/** Origin of the lead: leads, of which won. */
const byChannel = [
  ['organic_search', 2296, 271],
  ['paid_search', 1586, 195],
  ['social', 1350, 75],
  ['unknown', 1099, 179],
  ['direct_traffic', 499, 56],
  ['email', 493, 15],
  ['referral', 284, 24],
  ['other', 150, 4],
  ['display', 118, 6],
  ['other_publicities', 65, 3],
  ['(none)', 60, 14],
].map(([channel, leads, won]) => ({ channel, leads, won }));

const figures = {
  leads: 8000,
  won: 842,
  conversion: 0.10525,
  byChannel,
  daysToWon: { median: 14.651, p90: 162.589, mean: 49.101 },
  ledger: { captured: 8000, open: 7158, won: 842, lost: 0, balanced: true },
};

/** Who is killed when intake has issued so many facts of leads: each service once, in mid-replay. */
const kills: [string, number][] = [
  ['feedback', 1_000],
  ['lead-scoring', 2_500],
  ['marketing-intake', 4_000],
  ['sla-monitor', 5_500],
  ['sales-handoff', 7_000],
];

let system: RunningSystem;

const run = (...args: string[]) =>
  smarketing(args, { root, sessionFile: system.sessionFile, capture: true });
const replay = () => run('replay', 'olist', olist, '--json');
const summary = async () => JSON.parse(await run('report', 'summary', '--json')) as object;

async function killInMidReplay(): Promise<void> {
  for (const [name, leads] of kills) {
    await eventually(async () => {
      const { published } = await system.ops('marketing-intake', '/info');
      return published.leads >= leads;
    }, 120_000);
    system.running.get(name).kill('SIGKILL');
  }
}

describe.skipIf(!isThere)('a replay of the Olist funnel', () => {
  beforeAll(async () => {
    system = await RunningSystem.start();
  });

  afterAll(async () => {
    expect(await system?.stop()).toEqual([]);
  });

  it('gives exactly its figures, although every service is killed once on the way', async () => {
    await Promise.all([replay(), killInMidReplay()]);
    for (const [name] of kills) {
      const restarted = new RegExp(`^${name} was killed by SIGKILL; restarting`);
      expect(system.notices).toContainEqual(expect.stringMatching(restarted));
    }
    expect(await summary()).toMatchObject(figures);
    await eventually(() => system.isQuiescent());
    const { published, folded } = await system.published();
    expect(folded).toEqual({ ...folded, ...published });
    expect(published).toMatchObject({ leads: 8000, handoffs: 8000 + 3 * 842 });
  });

  it('a second time changes nothing', async () => {
    const [figuresBefore, eventsBefore] = [await summary(), await system.published()];
    await replay();
    expect(await summary()).toEqual(figuresBefore);
    expect(await system.published()).toEqual(eventsBefore);
  });
});
