import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubspotCsv, hubspotRows } from '../../apps/cli/test/crm-exports/hubspot-contacts.ts';
import { inWindows1252, salesforceCsv } from '../../apps/cli/test/crm-exports/salesforce-leads.ts';
import { workbookOf } from '../../apps/cli/test/write-workbook.ts';
import { RunningSystem, root } from './running-system.js';

const people = 1_200;

let system: RunningSystem;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'smarketing-own-file-'));
  system = await RunningSystem.start();
});
afterAll(async () => {
  await system?.stop();
  await rm(directory, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly said: string;
}

const smarketing = async (...args: string[]) => inShell('exec "$@"', ...args);

/** A command as somebody calls it in the directory of his files, without a terminal: "$@" of a script. */
async function inShell(script: string, ...args: string[]): Promise<Ended> {
  const program = join(root, 'apps/cli/dist/main.js');
  const child = spawn('/bin/sh', ['-c', script, 'sh', process.execPath, program, ...args], {
    cwd: directory,
    env: { PATH: '/usr/bin:/bin', SMARKETING_SESSION: system.sessionFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, output, said };
}

const imported = async (...args: string[]) => {
  const { code, output, said } = await smarketing('import', 'leads', ...args, '--json');
  if (code !== 0) throw new Error(`${code}: ${said}`);
  return JSON.parse(output) as object;
};

describe('an export comes in by one command and no mapping', () => {
  it('of HubSpot: first it is shown, then every contact is a lead, a customer a customer', async () => {
    await writeFile(join(directory, 'contacts.csv'), hubspotCsv(people));
    const first = await smarketing('import', 'leads', 'contacts.csv');
    expect(first.code).toBe(2);
    expect(first.output).toContain('recognised as HubSpot');
    expect(first.output).not.toContain('@');
    expect(first.said).toContain('import leads contacts.csv --mapping contacts.csv.mapping.yaml');
    expect(await imported('contacts.csv', '--yes')).toMatchObject({
      rows: people,
      created: people,
      updated: 0,
      unchanged: 0,
      failed: 0,
    });
    const customers = [...hubspotRows(people)].filter((row) => row[5] === 'customer');
    const { code, output } = await smarketing('lead', 'show', `hubspot:${customers[0]![0]}`);
    expect(code).toBe(0);
    expect(output).toMatch(/industry|channel/);
  });

  it('the same as a workbook changes nothing', async () => {
    const sheets = { Contacts: [...hubspotRows(people)] };
    await writeFile(join(directory, 'contacts.xlsx'), workbookOf({ sheets }));
    expect(await imported('contacts.xlsx', '--yes')).toMatchObject({
      created: 0,
      unchanged: people,
      failed: 0,
    });
  });

  it.each(['de', 'en'] as const)('of Salesforce (%s), without its footer', async (language) => {
    const name = `leads-${language}.csv`;
    const text = salesforceCsv(people, language, language === 'de' ? 2 : 3);
    await writeFile(join(directory, name), language === 'de' ? inWindows1252(text) : text);
    const order = language === 'de' ? [] : ['--date-order', 'mdy'];
    const done = await imported(name, '--yes', ...order);
    expect(done).toMatchObject({ rows: people, failed: 0 });
    expect(done).toMatchObject({ linesLeftOut: [3, 4, 5, 6, 7].map((line) => people + line) });
  });
});

it('an edited mapping is kept and counts', async () => {
  const path = join(directory, 'contacts.csv.mapping.yaml');
  const edited = (await readFile(path, 'utf8')).replace('Germany: DE', 'Germany: NOWHERE');
  await writeFile(path, edited);
  const refused = await smarketing('import', 'leads', 'contacts.csv', '--yes');
  expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('NOWHERE') as string });
  expect(await readFile(path, 'utf8')).toBe(edited);
});

describe('what cannot be is one sentence at once', () => {
  it.each([
    ['.', 'is a directory. Name a file in it.'],
    ['missing.csv', 'does not exist. Check its name.'],
  ])('%s', async (path, sentence) => {
    const { code, said } = await smarketing('import', 'leads', path);
    expect({ code, said }).toEqual({ code: 2, said: `${path} ${sentence}\n` });
  });

  it.each([
    [['--zone', 'Mars/Phobos'], '--zone Mars/Phobos is not known. Pass an IANA time zone'],
    [['--system', 'My CRM!'], '--system My CRM! is not a name of a system. Use up to 60 letters'],
  ])('%j', async (options, sentence) => {
    await writeFile(join(directory, 'odd.csv'), hubspotCsv(3));
    const { code, output, said } = await smarketing('import', 'leads', 'odd.csv', ...options);
    expect([code, output, said.split('\n').length]).toEqual([2, '', 2]);
    expect(said).toContain(sentence);
    expect(await readdir(directory)).not.toContain('odd.csv.mapping.yaml');
  });

  it('a file that changes while it is sent', async () => {
    const path = join(directory, 'growing.csv');
    await writeFile(path, hubspotCsv(60_000, 9));
    const ended = smarketing('import', 'leads', 'growing.csv', '--yes');
    const grows = setInterval(() => void appendFile(path, 'x\n'), 300);
    const { code, said } = await ended.finally(() => clearInterval(grows));
    expect({ code, said: said.trim().split('\n').at(-1) }).toEqual({
      code: 1,
      said: expect.stringContaining('growing.csv changed while it was read.') as string,
    });
  });
});

// /dev/full answers each write as a full disk does.
describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  const full = 'the disk is full. Make room, or ';

  it('that cannot hold the mapping is said at once, and nothing is stored', async () => {
    await writeFile(join(directory, 'full.csv'), hubspotCsv(20, 5));
    const before = await system.read('marketing-intake', '/v1/imports');
    const script = 'ln -s /dev/full "full.csv.mapping.yaml.$$.part" && exec "$@"';
    expect(await inShell(script, 'import', 'leads', 'full.csv', '--yes')).toEqual({
      code: 1,
      output: '',
      said: `The mapping full.csv.mapping.yaml cannot be written: ${full}run the command in another directory.\n`,
    });
    expect(await system.read('marketing-intake', '/v1/imports')).toEqual(before);
    const left = (await readdir(directory)).filter((name) => name.startsWith('full.csv'));
    expect(left).toEqual(['full.csv']);
  });

  it.each([['report summary'], ['import list'], ['import mappings'], ['report ledger --json']])(
    'that cannot hold the output of %s is said in one sentence',
    async (words) => {
      expect(await inShell('exec "$@" > /dev/full', ...words.split(' '))).toEqual({
        code: 1,
        output: '',
        said: `The output cannot be written: ${full}write it to another disk.\n`,
      });
    },
  );
});

describe('a reader that has seen enough', () => {
  const brokenRows = 3_000;
  const withFirstLine = '{ "$@"; echo "ended with $?" >&2; } | head -1';

  beforeAll(async () => {
    const rows = Array.from({ length: brokenRows }, (_, n) => `${n},nobody`);
    const mapping = { columns: { id: 'externalId', mail: 'email' } };
    await writeFile(join(directory, 'broken.csv'), ['id,mail', ...rows].join('\n'));
    const constants = { externalSystem: 'broken' };
    await writeFile(join(directory, 'broken.json'), JSON.stringify({ ...mapping, constants }));
  });

  it('ends a list quietly, though there is more of it', async () => {
    const args = ['import', 'leads', 'broken.csv', '--mapping', 'broken.json', '--json'];
    const { code, output } = await smarketing(...args);
    const { importId, failed } = JSON.parse(output) as { importId: string; failed: number };
    expect({ code, failed }).toEqual({ code: 5, failed: brokenRows });
    const all = await smarketing('import', 'errors', importId);
    expect(all.output.trim().split('\n')).toHaveLength(brokenRows);
    const { output: first, said } = await inShell(withFirstLine, 'import', 'errors', importId);
    expect(first).toBe(`${all.output.split('\n')[0]}\n`);
    expect(said).toBe('ended with 0\n');
  });

  it('does not end work that was asked for', async () => {
    await writeFile(join(directory, 'unread.csv'), hubspotCsv(20, 6));
    const script = '{ "$@" 2>&1; echo "ended with $?" >&3; } 3>&2 | true';
    const { said } = await inShell(script, 'import', 'leads', 'unread.csv', '--yes');
    expect(said).toBe('ended with 0\n');
    const { items } = await system.read('marketing-intake', '/v1/imports', { query: { limit: 1 } });
    expect(items).toMatchObject([{ name: 'unread.csv', state: 'completed', rows: 20 }]);
  });
});
