import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, kafkaOf } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../apps/cli/src/doctor/check.ts';
import { RunningSystem, root } from './running-system.js';

let system: RunningSystem;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'smarketing-command-line-'));
  system = await RunningSystem.start();
}, 300_000);
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
  expect(await system?.stop()).toEqual([]);
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly said: string;
}

/** The command line as a process of its own, with nothing on standard input but `given`. */
class Command {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  output = '';
  said = '';

  constructor(args: readonly string[], given = '') {
    const program = join(root, 'apps/cli/dist/main.js');
    this.child = spawn(process.execPath, [program, ...args], {
      cwd: directory,
      env: { PATH: '/usr/bin:/bin', SMARKETING_SESSION: system.sessionFile },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child.stdin?.end(given);
    this.child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.ended = new Promise((resolve) =>
      this.child.once('close', (code) => resolve({ code, output: this.output, said: this.said })),
    );
  }
}

const smarketing = async (...args: string[]) => new Command(args).ended;
/** What a command that must succeed prints. */
const printed = async (...args: string[]) => {
  const { code, output, said } = await smarketing(...args);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`);
  return output;
};
// oxlint-disable-next-line typescript/no-explicit-any -- what a command prints, of any shape
const read = async (...args: string[]): Promise<any> =>
  JSON.parse(await printed(...args, '--json'));
const settled = async () => printed('backlog', '--wait');

/** A lead that is qualified at once, with the rep whose turn it is. */
async function assigned(id: string): Promise<void> {
  const who = ['--external', id, '--email', `${id.replace(':', '-')}@north.example`];
  const what = ['--industry', 'manufacturing', '--company-size', '50-249', '--country', 'DE'];
  const asks = ['--channel', 'referral', '--kind', 'demo-request'];
  await printed('capture', ...who, '--job-title', 'Director', ...what, ...asks);
  await eventually(async () => (await read('lead', 'show', id)).handoff?.stage === 'assigned');
}

describe('reps', () => {
  it('are added once, changed and listed', async () => {
    const add = ['reps', 'add', '--id', 'rep-1', '--name', 'Robin', '--weight', '2'];
    const first = await read(...add);
    expect(first).toMatchObject({ repId: 'rep-1', weight: 2, active: true });
    expect(await read(...add)).toEqual(first);
    await printed('reps', 'add', '--id', 'rep-2', '--name', 'Kim', '--inactive');
    expect(await read('reps', 'change', 'rep-2', '--subject', 'auth0|kim')).toMatchObject({
      active: false,
      subject: 'auth0|kim',
    });
    expect(await printed('reps', 'list')).toMatch(/rep-1 .*\n.*rep-2/);
    expect((await read('reps', 'list', '--unlinked')).map(({ repId }: Rep) => repId)).toEqual([
      'rep-1',
    ]);
  });

  it.each([
    [['add', '--name', 'X', '--weight', '0'], 2, '--weight 0 is not a whole number'],
    [['change', 'rep-1'], 2, 'Pass what to change'],
    [['change', 'nobody', '--inactive'], 1, 'nobody'],
  ])('that cannot be are refused: %j', async (args, code, sentence) => {
    const ended = await smarketing('reps', ...args);
    expect(ended).toMatchObject({ code, said: expect.stringContaining(sentence) as string });
  });
});
type Rep = { repId: string };

describe('a capture', () => {
  it('from options makes a lead, and meets it again', async () => {
    const who = ['--external', 'crm:1', '--email', 'ida@north.example'];
    expect(await printed('capture', ...who)).toMatch(/^Lead [\da-f-]{36}: new\n/);
    expect(await read('capture', ...who, '--country', 'DE')).toMatchObject({ created: false });
  });

  it('from standard input takes the shape of the API', async () => {
    const lead = { contact: { email: 'otto@north.example' }, channel: 'event' };
    const { code, output } = await new Command(
      ['capture', '--stdin', '--json'],
      JSON.stringify(lead),
    ).ended;
    expect([code, JSON.parse(output).created]).toEqual([0, true]);
  });

  it.each([
    [['--email', 'nobody'], '', 'email'],
    [['--stdin'], 'no JSON', 'JSON'],
    [['--stdin', '--email', 'a@north.example'], '{}', 'leave out its options'],
    [[], '', '--email'],
  ])('that cannot be is refused with 2: %j', async (args, given, sentence) => {
    const { code, said } = await new Command(['capture', ...args], given).ended;
    expect([code, said]).toEqual([2, expect.stringContaining(sentence)]);
  });
});

describe('what sales does', () => {
  const act = (...args: string[]) => printed('handoff', ...args);

  it('with a lead, from its acceptance to the customer who leaves, is told step by step', async () => {
    await assigned('crm:won');
    expect(await act('list', '--rep', 'rep-1', '--stage', 'assigned')).toContain('assigned');
    expect(await act('accept', 'crm:won')).toMatch(/accepted.*Possible now: .*opportunity/);
    expect(await act('opportunity', 'crm:won', '--expected', '12500 EUR')).toContain('opportunity');
    expect(await act('won', 'crm:won', '--amount', '12500.50 EUR')).toContain('is won, rep rep-1');
    const purchase = ['purchase', 'crm:won', '--amount', '490 EUR'];
    const id = ['--id', '01a2091e-a3ff-478f-a33d-8cd4a7e4c477'];
    await act(...purchase, ...id);
    await act(...purchase, ...id);
    expect(await act('churn', 'crm:won', '--reason', 'price')).toContain('churned');
    await settled();
    const lead = await printed('lead', 'show', 'crm:won');
    expect(lead).toContain('deal won: rep rep-1, 12,500.50 EUR');
    expect(lead.match(/purchase recorded: 490\.00 EUR/g)).toHaveLength(1);
  });

  it('where it loses the deal, or gives the lead back', async () => {
    await assigned('crm:lost');
    await assigned('crm:back');
    await act('accept', 'crm:lost');
    await act('opportunity', 'crm:lost');
    expect(await act('lost', 'crm:lost', '--reason', 'timing')).toContain('lost');
    expect(await act('reject', 'crm:back', '--reason', 'no-budget')).toMatch(
      /recycled|disqualified/,
    );
  });

  it.each([
    [['won', 'crm:won'], 1, 'churned'],
    [['accept', 'crm:nobody'], 1, 'crm:nobody'],
    [['won', 'crm:lost', '--amount', '1.250 EUR'], 2, '--amount'],
    [['reject', 'crm:lost', '--reason', 'no-budget'], 1, 'nothing more can be done'],
    [['accept', 'crm:lost', '--at', 'yesterday'], 2, 'must be a time such as'],
    [['lost', 'crm:lost', '--reason', 'mood'], 2, 'Allowed choices are'],
    [['list', '--limit', '0'], 2, '--limit 0'],
  ])('that cannot be is refused: %j', async (args, code, sentence) => {
    const ended = await smarketing('handoff', ...args);
    expect(ended).toMatchObject({ code, said: expect.stringContaining(sentence) as string });
  });
});

describe('suggestions', () => {
  const raise = ['suggestions', 'raise', '--side', 'sales', '--topic', 'scoring'];
  const words = ['--title', 'Fewer students', '--text', 'Half of the leads of May study.'];

  it('are raised once, and decided by the other side only', async () => {
    const { suggestionId } = await read(...raise, ...words);
    expect(await read(...raise, ...words)).toMatchObject({ suggestionId });
    const own = await smarketing('suggestions', 'agree', suggestionId, '--side', 'sales');
    expect(own.code).not.toBe(0);
    const other = ['--side', 'marketing'];
    expect(await printed('suggestions', 'agree', suggestionId, ...other)).toContain('Agreed');
    expect(await printed('suggestions', 'list')).toContain('Fewer students');
    expect(await printed('suggestions', 'show', suggestionId)).toContain('Half of the leads');
  });

  it('are declined with a reason', async () => {
    const { suggestionId } = await read(...raise, '--title', 'More calls', '--text', 'Call all.');
    const args = ['suggestions', 'decline', suggestionId, '--side', 'marketing'];
    expect((await smarketing(...args)).code).toBe(2);
    const { said } = await smarketing(...args, '--reason', 'mood');
    const [, reason] = /choices are ([\w-]+)/.exec(said)!;
    expect(await printed(...args, '--reason', reason!)).toContain('is declined');
    expect(await read('suggestions', 'list', '--state', 'declined')).toHaveLength(1);
  });

  it.each([
    ['show', 'nope'],
    ['agree', 'nope', '--side', 'sales'],
  ])('that are none are said to be none: %s', async (...args) => {
    const ended = await smarketing('suggestions', ...args);
    expect(ended).toMatchObject({ code: 1, said: expect.stringContaining('nope') as string });
  });
});

describe('a correction', () => {
  it('of a lead by the name that another system has for it restates the figures', async () => {
    const reason = ['--reason', 'met at the fair'];
    const at = ['--at', '2026-01-05T08:00:00Z'];
    const args = ['lead', 'correct', 'crm:1', '--channel', 'event', ...at, ...reason];
    expect(await printed(...args)).toContain('channel event, first contact 2026-01-05 09:00');
    expect(await printed(...args)).toContain('nothing was changed');
    expect(await read(...args)).toMatchObject({ changed: false, channel: 'event' });
    await settled();
    expect(await printed('lead', 'show', 'crm:1')).toContain('channel event');
  });

  it.each([
    [['crm:1', '--channel', 'nowhere'], 2],
    [['crm:1', '--at', 'yesterday'], 2],
    [['crm:nobody', '--channel', 'event'], 1],
  ])('that cannot be is refused: %j', async (args, code) => {
    const ended = await smarketing('lead', 'correct', ...args, '--reason', 'so');
    expect([ended.code, ended.said.split('\n')[0]]).toEqual([code, expect.stringMatching(/\.$/)]);
  });
});

describe('reports', () => {
  it('of a month and of retention have figures of what sales did', async () => {
    await settled();
    const month = new Date().toISOString().slice(0, 7);
    expect(await printed('report', 'sla', '--month', month)).toContain(month);
    const retention = await read('report', 'retention', '--month', month);
    expect(JSON.stringify(retention)).toContain(month);
    expect(await printed('report', 'retention')).toMatch(/retention|customers/i);
    expect(await printed('report', 'funnel', '--by', 'cohort')).toMatch(/\d{4}-\d\d/);
    expect(await read('report', 'ledger')).toMatchObject({ balanced: true });
  });

  it.each([['sla'], ['retention']])('of a month that is none are refused: %s', async (report) => {
    const { code, said } = await smarketing('report', report, '--month', '2026-13');
    expect([code, said]).toEqual([2, expect.stringContaining('2026-13 is not a month')]);
  });
});

describe('the log', () => {
  it('is told in the zone of the playbook, in UTC where that is wanted', async () => {
    const tail = async (...options: string[]) => {
      const command = new Command(['events', 'tail', '--from-beginning', ...options]);
      await eventually(
        () => command.output.includes('crm') || command.output.split('\n').length > 9,
      );
      command.child.kill('SIGINT');
      const { code, output } = await command.ended;
      expect(code).toBe(0);
      return output.split('\n');
    };
    const [zone, fact] = await tail();
    expect(zone).toBe('Times in Europe/Berlin. Press Ctrl-C to stop.');
    expect(fact).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}\w+ /);
    expect((await tail('--utc'))[0]).toBe('Times in UTC. Press Ctrl-C to stop.');
    expect(JSON.parse((await tail('--json'))[0]!).envelope.time).toMatch(/Z$/);
  });
});

describe('imports of before', () => {
  const file = () => join(directory, 'some.csv');
  const columns = { id: 'externalId', mail: 'email' };
  let importId: string;

  beforeAll(async () => {
    const rows = Array.from(
      { length: 60 },
      (_, n) => `${n},${n % 20 === 0 ? 'nobody' : `s${n}@south.example`}`,
    );
    await writeFile(file(), ['id,mail', ...rows].join('\n'));
    const mapping = { columns, constants: { externalSystem: 'south', channel: 'other' } };
    await writeFile(join(directory, 'some.json'), JSON.stringify(mapping));
    const { output } = await smarketing(
      'import',
      'leads',
      'some.csv',
      '--mapping',
      'some.json',
      '--json',
    );
    ({ importId } = JSON.parse(output) as { importId: string });
  });

  it('have their broken rows listed, and what can be done next', async () => {
    const errors = await printed('import', 'errors', importId);
    expect(errors.trim().split('\n')).toHaveLength(3);
    expect(errors).toContain('row 1 (line 2) column mail: is not an e-mail address');
    const lines = (await printed('import', 'errors', importId, '--json')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { row: number }).row)).toEqual([1, 21, 41]);
    expect(await printed('import', 'show', importId)).toContain('57 new');
    expect(await read('import', 'list', '--limit', '1')).toMatchObject([{ importId, failed: 3 }]);
  });

  it('are stopped, which changes nothing where they are done, and resumed', async () => {
    expect(await printed('import', 'stop', importId)).toContain('completed');
    const resumed = await smarketing('import', 'resume', importId, 'some.csv');
    expect([resumed.code, resumed.output]).toEqual([5, expect.stringContaining('60 rows')]);
  });

  it('have the channel of one origin corrected only', async () => {
    const why = ['--reason', 'no channel in the export'];
    const to = ['import', 'correct', importId, '--channel', 'event'];
    expect(await printed(...to, '--from', 'email', ...why)).toContain('0 leads corrected');
    expect(await read(...to, '--from', 'other', ...why)).toMatchObject({ corrected: 57 });
  });

  const nobody = '01a2088b-5729-742d-931e-fee9659bb436';
  it.each([
    [['errors', nobody], 1],
    [['show', nobody], 1],
    [['stop', nobody], 1],
    [['resume', nobody, 'some.csv'], 1],
    [['correct', nobody, '--channel', 'event', '--reason', 'so'], 1],
    [['errors', 'nope'], 2],
    [['stop', 'nope'], 2],
    [['resume', 'nope', 'some.csv'], 2],
    [['correct', 'nope', '--channel', 'event', '--reason', 'so'], 2],
    [['list', '--limit', 'x'], 2],
  ])('that are none are said to be none: %j', async (args, code) => {
    const ended = await smarketing('import', ...args);
    expect([ended.code, ended.output]).toEqual([code, '']);
    expect(ended.said.trim()).toMatch(/^[^\n]+\.$/);
  });

  it('may be of exports whose columns are known', async () => {
    expect(await printed('import', 'mappings')).toContain('hubspot-contacts');
    expect((await read('import', 'mappings')).length).toBeGreaterThan(1);
  });
});

describe('waiting for all that was published', () => {
  it('tells the truth beside traffic of somebody else, within a bounded time', async () => {
    const traffic = new Command(['simulate', 'live', '--every', '60']);
    try {
      await eventually(() => traffic.output.split('\n').length > 20, 60_000);
      const began = performance.now();
      const [waited, { arrived, othersWrite, quiescent }] = await Promise.all([
        smarketing('backlog', '--wait'),
        read('backlog', '--wait'),
      ]);
      expect(performance.now() - began).toBeLessThan(60_000);
      expect(waited.code).toBe(0);
      expect(waited.output).toContain(
        'Everything published before the wait began has arrived. Others keep writing.',
      );
      expect(waited.output).not.toContain('The system is idle');
      expect({ arrived, othersWrite, quiescent }).toEqual({
        arrived: true,
        othersWrite: true,
        quiescent: false,
      });
      expect(traffic.child.exitCode).toBeNull();
    } finally {
      traffic.child.kill('SIGTERM');
    }
    expect((await traffic.ended).output).toContain('Stopped.');
    expect(await read('backlog', '--wait')).toMatchObject({ quiescent: true, othersWrite: false });
  });

  it('gives up where a service hangs, names it, and says where to look', async () => {
    const scoring = system.running.get('lead-scoring');
    scoring.kill('SIGSTOP');
    try {
      const began = performance.now();
      const { code, said } = await smarketing('backlog', '--wait', '--patience', '6');
      expect(performance.now() - began).toBeLessThan(45_000);
      expect([code, said.trim().split('\n').at(-1)]).toEqual([
        3,
        expect.stringMatching(
          /since lead-scoring does not answer: lead-scoring \(does not answer\)\./,
        ),
      ]);
      expect(await smarketing('backlog')).toMatchObject({
        code: 3,
        output: expect.stringMatching(/lead-scoring .* no answer/) as string,
      });
    } finally {
      scoring.kill('SIGCONT');
    }
    await settled();
  });

  it('is called wrongly with a patience that is none', async () => {
    const { code, said } = await smarketing('backlog', '--wait', '--patience', '0');
    expect([code, said]).toEqual([2, '--patience 0 is not a number of seconds from 1 to 86400.\n']);
  });
});

describe('the positions of a service', () => {
  it('are of the cluster that it reads, which is refused to be read anew', async () => {
    await settled();
    const listed = await smarketing('positions', 'list', 'lead-scoring');
    expect(listed.output).toMatch(/smarketing\.leads .* this one/);
    const resumed = await smarketing('positions', 'resume-by-sequence', 'lead-scoring');
    expect(resumed.said).toContain('All positions are of this cluster');
    expect(resumed.code).toBe(1);
  });

  it('have nothing missing behind them on the topics of a service', async () => {
    const { code, output } = await smarketing('positions', 'missing', 'marketing-intake');
    expect(output).toContain('have everything that it has issued');
    expect(code).toBe(0);
  });
});

describe('doctor', () => {
  it('finds nothing wrong where all is well', async () => {
    await settled();
    const { code, output } = await smarketing('doctor');
    expect(output).toMatch(/✓ Kafka.*topics/);
    expect(output).toContain('All is well.');
    expect(code).toBe(0);
  });

  it('tells by its exit code and in words that Kafka would delete facts, and what fixes it', async () => {
    const { kafkaNamespace } = system.infrastructure;
    const admin = kafkaOf(system.infrastructure).admin();
    const keepFor = async (milliseconds: string) =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: 2,
            name: `${kafkaNamespace}smarketing.leads`,
            configEntries: [{ name: 'retention.ms', value: milliseconds }],
          },
        ],
      });
    await admin.connect();
    await keepFor('604800000');
    try {
      const { code, output } = await eventually(async () => {
        const ended = await smarketing('doctor', '--json');
        return ended.code !== 0 && ended;
      });
      expect(code).toBe(1);
      const findings = JSON.parse(output).checks.flatMap((check: Check) => check.findings);
      // Each service that reads the topic says so, as soon as it has looked.
      const [first, ...others] = findings as object[];
      for (const other of others) expect(other).toEqual(first);
      expect([first]).toEqual([
        {
          severity: 'fault',
          cause: expect.stringContaining('retention.ms=604800000'),
          next: expect.stringContaining('--add-config retention.ms=-1'),
        },
      ]);
    } finally {
      await keepFor('-1');
      await admin.disconnect();
    }
  });
});
