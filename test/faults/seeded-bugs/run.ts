/**
 * Checks the checker: `node test/faults/seeded-bugs/run.ts [--bugs a,b] [--report FILE] [--parallel N]`
 * tries each bug with the faults that bring it out, and the same faults without any bug. Exit code 0:
 * every bug was caught, and nothing was found wrong with the sound service.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import pLimit from 'p-limit';
import { startInfrastructure } from '../../../deploy/local/infrastructure/index.ts';
import { explain, reportOf, type BugTrial } from './report.ts';
import { readBugs } from './read-bugs.ts';
import type { ScenarioName } from './scenarios.ts';
import { tryBug, type Trial } from './try-bug.ts';

const root = join(import.meta.dirname, '../../..');

export interface SeededBugsOptions {
  /** Default: all there are. */
  readonly bugs?: readonly string[];
  /** How many trials at a time. */
  readonly parallel?: number;
  /** A sentence for people, as each trial ends. */
  readonly say: (line: string) => void;
}

export interface SeededBugsRun {
  readonly seconds: number;
  readonly sound: readonly Trial[];
  readonly bugs: readonly BugTrial[];
}

/** On the servers of KAFKA_BROKERS and MONGODB_URI, else on throw-away ones. */
export async function runSeededBugs({
  bugs,
  parallel = 2,
  say,
}: SeededBugsOptions): Promise<SeededBugsRun> {
  const began = performance.now();
  const known = await readBugs();
  const chosen = bugs ?? [...known.keys()];
  const unknown = chosen.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`There is no bug named ${unknown.join(', ')}.`);
  const servers = await startInfrastructure({
    lifetime: 'throwaway',
    directory: join(root, '.smarketing'),
  });
  const mongo = new MongoClient(servers.mongoUri);
  const infrastructure = { ...servers, mongo };
  const limit = pLimit(parallel);
  const run = (scenario: ScenarioName, bug?: string) =>
    limit(async () => {
      const trial = await tryBug(infrastructure, scenario, bug);
      say(explain(trial));
      return trial;
    });
  try {
    const names = new Set(chosen.map((name) => known.get(name)!.scenario));
    const sound = [...names].map((scenario) => run(scenario));
    const seeded = chosen.map(async (name) => {
      const { wrong, promise, scenario } = known.get(name)!;
      return { wrong, promise, ...(await run(scenario, name)), bug: name };
    });
    return {
      sound: await Promise.all(sound),
      bugs: await Promise.all(seeded),
      seconds: Math.round((performance.now() - began) / 1_000),
    };
  } finally {
    await mongo.close();
    await servers.stop();
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      bugs: { type: 'string' },
      report: { type: 'string' },
      parallel: { type: 'string', default: '2' },
    },
  });
  const run = await runSeededBugs({
    ...(values.bugs !== undefined && { bugs: values.bugs.split(',') }),
    parallel: Number(values.parallel),
    say: (line) => console.log(line),
  });
  const { text, ok } = reportOf(run);
  console.log(text);
  if (values.report !== undefined) await writeFile(values.report, JSON.stringify(run, null, 2));
  return ok ? 0 : 1;
}

if (import.meta.main) process.exit(await main());
