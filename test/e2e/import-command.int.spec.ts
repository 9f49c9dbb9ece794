import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eventually, mongoOf } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningSystem, root } from './running-system.js';

/** Within this time the command tells what is stored; see stop-on-interrupt.ts. */
const patience = 3_000;

let system: RunningSystem;
let directory: string;

beforeAll(async () => {
  system = await RunningSystem.start(['marketing-intake', 'feedback']);
  directory = await mkdtemp(join(tmpdir(), 'smarketing-import-'));
}, 300_000);
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
  expect(await system?.stop()).toEqual([]);
});

const fileOf = (rows: number, system_: string) =>
  [
    'id,mail,note',
    ...Array.from({ length: rows }, (_, n) => `${n},p${n}@${system_}.example,${'x'.repeat(120)}`),
  ].join('\n');

async function filesFor(name: string, rows: number) {
  const file = join(directory, `${name}.csv`);
  const mapping = join(directory, `${name}.json`);
  await writeFile(file, fileOf(rows, name));
  const columns = { id: 'externalId', mail: 'email' };
  await writeFile(mapping, JSON.stringify({ columns, constants: { externalSystem: name } }));
  return { file, args: ['import', 'leads', file, '--mapping', mapping] };
}

/** The command line as a process of its own. */
class Command {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  said = '';

  constructor(args: readonly string[]) {
    const program = join(root, 'apps/cli/dist/main.js');
    this.child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, SMARKETING_SESSION: system.sessionFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
  }
}

type Listed = { importId: string; name: string; state: string; rows: number; created: number };
const importsOf = async (name: string): Promise<Listed[]> =>
  (await system.read('marketing-intake', '/v1/imports', { query: { limit: 500 } })).items.filter(
    (one: Listed) => one.name === `${name}.csv`,
  );
const rowsOf = async (name: string) =>
  Math.max(0, ...(await importsOf(name).catch(() => [])).map(({ rows }) => rows));

/** As if the seconds were over for which a killed service still holds an import. */
async function letHoldPass(): Promise<void> {
  const { database } = system.infrastructure;
  const mongo = await mongoOf(system.infrastructure).connect();
  try {
    const imports = mongo.db(database('intake')).collection('imports');
    await imports.updateMany({}, [{ $set: { 'lease.expiresAt': '$$NOW' } }]);
  } finally {
    await mongo.close();
  }
}

/** How many rows of the file have a lead, by what the service answers. */
async function leadsOf(name: string, rows: number): Promise<number> {
  let found = 0;
  for (let from = 0; from < rows; from += 500) {
    const ids = Array.from({ length: Math.min(500, rows - from) }, (_, n) => String(from + n));
    const { leads } = await system.post('marketing-intake', '/v1/leads/resolve', {
      body: { system: name, ids },
    });
    found += Object.keys(leads).length;
  }
  return found;
}

/** Alone it takes a tenth of a second; beside other tests the batch that is being stored may take two. */
async function stop(command: Command, ...signals: readonly NodeJS.Signals[]) {
  const sentAt = performance.now();
  for (const signal of signals) command.child.kill(signal);
  const code = await command.ended;
  expect(performance.now() - sentAt).toBeLessThan(patience + 1_000);
  return code;
}

/** How many rows are stored, as a stopped command says it. */
function toldBy({ said }: Command): number {
  const [, rows] = /Stopped\. ([\d,]+) rows are done/.exec(said) ?? [];
  return Number(rows?.replaceAll(',', ''));
}

describe('the command that imports', { timeout: 400_000 }, () => {
  it('stops on Ctrl-C, tells the truth of what is stored, and goes on by the same command', async () => {
    const { args } = await filesFor('stopped', 10_000);
    const command = new Command(args);
    await eventually(async () => (await rowsOf('stopped')) >= 1_500, 60_000);
    // npm passes on what the terminal has sent already.
    expect(await stop(command, 'SIGINT', 'SIGINT')).toBe(130);
    const stored = toldBy(command);
    expect(stored).toBeGreaterThanOrEqual(1_500);
    expect(command.said).toContain(`smarketing ${args.join(' ')}`);
    expect(await leadsOf('stopped', 10_000)).toBe(stored);
    await wait(2_000);
    expect(await leadsOf('stopped', 10_000)).toBe(stored);

    const again = new Command([...args, '--json']);
    expect(await again.ended).toBe(0);
    expect(JSON.parse(again.said)).toMatchObject({ rows: 10_000, created: 10_000, failed: 0 });
    expect(await importsOf('stopped')).toHaveLength(1);
  });

  it('stops on SIGTERM as on Ctrl-C', async () => {
    const { args } = await filesFor('ended', 6_000);
    const command = new Command(args);
    await eventually(async () => (await rowsOf('ended')) >= 1_000, 60_000);
    expect(await stop(command, 'SIGTERM')).toBe(130);
    expect(await leadsOf('ended', 6_000)).toBe(toldBy(command));
  });

  it('is killed at every tenth of the file, and each row is stored once', async () => {
    const rows = 5_050;
    const { args } = await filesFor('tenths', rows);
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const command = new Command(args);
      await eventually(async () => (await rowsOf('tenths')) >= tenth * 500, 60_000);
      command.child.kill('SIGKILL');
      await command.ended;
    }
    const last = new Command([...args, '--json']);
    expect(await last.ended).toBe(0);
    const all = await importsOf('tenths');
    const created = all.reduce((sum, one) => sum + one.created, 0);
    expect(created).toBe(rows);
    expect(await leadsOf('tenths', rows)).toBe(rows);
  });

  it('outlives a service that is killed at every tenth of the file', async () => {
    const rows = 5_050;
    const { args } = await filesFor('outlived', rows);
    const command = new Command([...args, '--json']);
    const intake = system.running.get('marketing-intake');
    for (let tenth = 1, before = 0; tenth < 10; tenth += 1) {
      before = await eventually(async () => {
        const now = await rowsOf('outlived');
        return now > before && now >= tenth * 500 && now;
      }, 120_000);
      // It does not die of its start, so that each time it is started again at once.
      intake.quickDeaths = 0;
      intake.kill('SIGKILL');
      await letHoldPass();
    }
    expect(await command.ended).toBe(0);
    expect(JSON.parse(command.said)).toMatchObject({ rows, created: rows, failed: 0 });
    expect(await leadsOf('outlived', rows)).toBe(rows);
  });

  it('says that a file has changed between two tries, and imports it as it is', async () => {
    const { file, args } = await filesFor('changed', 8_000);
    const command = new Command(args);
    await eventually(async () => (await rowsOf('changed')) >= 1_000, 60_000);
    command.child.kill('SIGINT');
    await command.ended;
    await writeFile(file, fileOf(8_000, 'changed').replace('p3@', 'q3@'));
    const again = new Command(args);
    expect(await again.ended).toBe(0);
    expect(again.said).toMatch(/The file has changed since [\d,]+ rows of it were stored/);
    expect((await importsOf('changed')).map(({ state }) => state)).toEqual([
      'completed',
      'interrupted',
    ]);
    expect(await leadsOf('changed', 8_000)).toBe(8_000);
  });

  it('may run twice at once: each row is stored once', async () => {
    const { args } = await filesFor('twice', 3_000);
    const both = [new Command([...args, '--json']), new Command([...args, '--json'])];
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(await leadsOf('twice', 3_000)).toBe(3_000);
  });

  it('tries a file, lists and shows imports, resumes one by its id, and corrects its channel', async () => {
    const { args, file } = await filesFor('shown', 1_000);
    const tried = new Command([...args, '--dry-run', '--json']);
    expect(await tried.ended).toBe(0);
    expect(JSON.parse(tried.said)).toMatchObject({ created: 1_000, failed: 0 });
    expect(await leadsOf('shown', 1_000)).toBe(0);
    await new Command(args).ended;
    const [{ importId } = { importId: '' }] = await importsOf('shown');
    const run = async (...words: string[]) => {
      const command = new Command(words);
      return { code: await command.ended, said: command.said };
    };
    expect((await run('import', 'list', '--limit', '1')).said).toContain('shown.csv');
    expect((await run('import', 'show', importId)).said).toContain('completed');
    expect(await run('import', 'show', 'nope')).toMatchObject({ code: 2 });
    expect((await run('import', 'resume', importId, file, '--json')).code).toBe(0);
    const reason = ['--reason', 'the export had no channel'];
    const corrected = await run('import', 'correct', importId, '--channel', 'email', ...reason);
    expect(corrected.said).toContain('1,000 leads corrected');
    const found = await system.post('marketing-intake', '/v1/leads/resolve', {
      body: { system: 'shown', ids: ['1'] },
    });
    const leadId = found.leads['1']!;
    const one = await run('lead', 'correct', leadId, '--channel', 'event', ...reason);
    expect(one.said).toContain('Corrected: channel event');
    expect(await run('lead', 'correct', leadId, ...reason)).toMatchObject({ code: 2 });
  });
});
