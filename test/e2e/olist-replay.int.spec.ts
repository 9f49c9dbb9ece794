import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smarketing } from '../../deploy/local/start/command-line.ts';
import { differencesFromOlist } from './olist-figures.js';
import { RunningSystem, root } from './running-system.js';

const olist = resolve(root, '../shared/data/olist');
const isThere = existsSync(olist);
if (!isThere)
  console.log('The Olist files are not at ../shared/data/olist: their replay is skipped.');

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
    const said = await summary();
    await eventually(() => system.isQuiescent());
    expect(differencesFromOlist(said, await system.published())).toEqual([]);
  });

  it('a second time changes nothing', async () => {
    const [figuresBefore, eventsBefore] = [await summary(), await system.published()];
    await replay();
    expect(await summary()).toEqual(figuresBefore);
    expect(await system.published()).toEqual(eventsBefore);
  });
});
