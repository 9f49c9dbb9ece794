import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connectionOf } from '@smarketing/connections';
import { readServiceConfig } from '@smarketing/service';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunFile, RunsAlready } from '../start/earlier-run.ts';
import { runsInItsPlace, takeItsPlace } from '../start/in-its-place.ts';
import {
  type RunningServices,
  ServiceCannotStart,
  type ServicesRequest,
  startServices,
} from '../start/running-services.ts';

/** Ready half a second after its start; says in its log when it drains. */
const standIn = `
import { createServer } from 'node:http';
const began = Date.now();
createServer((_, response) => {
  const ready = Date.now() - began > 500;
  response.writeHead(ready ? 200 : 503);
  response.end(JSON.stringify({ reasons: ready ? {} : { log: 'The log is read.' } }));
}).listen(Number(process.env.OPS_PORT), '127.0.0.1');
console.log('started');
process.on('SIGTERM', () => { console.log('drained'); process.exit(0); });
`;
const lateClock = `
import { createServer } from 'node:http';
createServer((_, response) => {
  const remarks = { clock: 'The clock of this host is 3 h 0 min behind the clock of the database.' };
  response.end(JSON.stringify({ reasons: {}, remarks }));
}).listen(Number(process.env.OPS_PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;
const broken = `console.log('KAFKA_BROKERS is wrong.'); process.exit(1);`;

let root: string;
let running: RunningServices | undefined;
let notices: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'start-services-'));
  notices = [];
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(root, { recursive: true });
});

async function start(programs: Record<string, string>, more: Partial<ServicesRequest> = {}) {
  for (const [name, program] of Object.entries(programs)) {
    mkdirSync(join(root, 'apps', name, 'dist'), { recursive: true });
    writeFileSync(join(root, 'apps', name, 'dist/main.js'), program);
  }
  writeFileSync(join(root, 'package.json'), '{"type": "module"}');
  running = await startServices({
    root,
    variables: { KAFKA_BROKERS: '127.0.0.1:1', MONGODB_URI: 'mongodb://127.0.0.1:1' },
    kafkaNamespace: '',
    issuer: { issuer: 'i', audience: 'a', jwksFile: 'jwks.json' },
    vaultKey: '',
    actorKey: '',
    logDirectory: join(root, 'logs'),
    services: Object.keys(programs).map((name) => ({
      name,
      port: 1,
      opsPort: 2,
      database: name,
      variables: [],
    })),
    ports: 'any',
    onNotice: (sentence) => notices.push(sentence),
    ...more,
  });
  return running;
}

const logOf = (name: string) => readFileSync(join(root, 'logs', `${name}.log`), 'utf8');

async function until(isTrue: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !isTrue(); await delay(10)) {
    if (Date.now() > end) throw new Error('It has not become true within 10 s.');
  }
}

describe('the services', () => {
  it('are waited for until all are ready, while it is said who is not and why', async () => {
    const services = await start({ a: standIn, b: standIn });
    const heard: string[] = [];
    await services.waitUntilReady((notReady) => heard.push(JSON.stringify([...notReady])));
    const reasons = heard.flatMap((said) => JSON.parse(said) as [string, string][]);
    // Which of the two is up first, and how far the other is by then, is nobody's promise.
    expect(new Set(reasons.map(([name]) => name))).toEqual(new Set(['a', 'b']));
    expect(new Set(reasons.map(([, reason]) => reason))).toContain('The log is read.');
    expect(notices).toEqual([]);
  });

  it('that have a wrong clock say so once, in a sentence of the launcher', async () => {
    const services = await start({ a: lateClock, b: lateClock });
    await services.waitUntilReady();
    expect(notices).toEqual([
      'The clock of this host is 3 h 0 min behind the clock of the database.',
    ]);
  });

  it('are started again when they are killed, on the same ports, and it is said', async () => {
    const services = await start({ a: standIn, b: standIn });
    await services.waitUntilReady();
    const a = services.get('a');
    const before = { pid: a.pid, plan: a.plan, other: services.get('b').pid };
    a.kill('SIGKILL');
    await until(() => a.pid !== before.pid && a.pid !== undefined);
    await services.waitUntilReady();
    expect(services.get('b').pid).toBe(before.other);
    expect(notices).toEqual([
      `a was killed by SIGKILL; restarting at once. Log: ${before.plan.logFile}`,
    ]);
    expect(logOf('a')).toBe('started\nstarted\n');
  });

  it('leave their place to one that is being developed, and take it again when that has ended', async () => {
    const services = await start(
      { a: standIn },
      { runsInItsPlace: (name) => runsInItsPlace(root, name) },
    );
    await services.waitUntilReady();
    const a = services.get('a');
    const leave = takeItsPlace(root, 'a');
    a.kill('SIGTERM');
    await until(() => a.isReplaced);
    expect(notices).toEqual(['a makes way for "npm run dev a".']);
    leave();
    await until(() => a.pid !== undefined);
    await services.waitUntilReady();
    expect(logOf('a')).toBe('started\ndrained\nstarted\n');
  });

  it('do not begin where one is being developed, of which a killed one leaves no trace', async () => {
    takeItsPlace(root, 'a');
    writeFileSync(join(root, 'dev/b'), '1:0');
    const services = await start(
      { a: standIn, b: standIn },
      { runsInItsPlace: (name) => runsInItsPlace(root, name) },
    );
    expect([services.get('a').pid, services.get('b').pid]).toEqual([undefined, expect.any(Number)]);
  });

  it('drain when they are stopped, and are not started again', async () => {
    const services = await start({ a: standIn });
    await services.waitUntilReady();
    expect(await services.stop()).toEqual([]);
    expect(logOf('a')).toBe('started\ndrained\n');
    await until(() => services.get('a').pid === undefined);
    expect(notices).toEqual([]);
  });

  it('are given up when one keeps ending at its start, with the end of its log', async () => {
    const services = await start({ a: standIn, b: broken });
    const failure = await services.waitUntilReady().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ServiceCannotStart);
    expect((failure as Error).message).toMatch(/^b keeps exiting .*KAFKA_BROKERS is wrong\.$/s);
  });

  it('take the next free port where another process has the usual one, and say so', async () => {
    const taken = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    });
    const { port } = taken.address() as { port: number };
    try {
      const services = [{ name: 'a', port, opsPort: port, database: 'a', variables: [] }];
      const { plan } = (await start({ a: standIn }, { services, ports: 'usual' })).get('a');
      expect(plan.url).not.toBe(`http://127.0.0.1:${port}`);
      expect(plan.opsUrl).not.toBe(plan.url);
      const moved = `a: port ${port} is taken, so it listens on ${new URL(plan.url).port}.`;
      expect(notices).toContain(moved);
    } finally {
      taken.close();
    }
  });
});

describe('what a service is given of the starter’s environment', () => {
  const environment = {
    ...process.env,
    AWS_SECRET_ACCESS_KEY: 'not-for-services',
    GITHUB_TOKEN: 'not-for-services',
    NODE_OPTIONS: '--no-warnings',
    VAULT_KEY: 'not-for-services',
    LOG_LEVEL: 'debug',
    TZ: 'Europe/Berlin',
    LC_ALL: 'C.UTF-8',
  };

  it.runIf(process.platform === 'linux')('is what it needs, and no secret', async () => {
    const services = await start({ a: standIn }, { environment });
    await services.waitUntilReady();
    const given = readFileSync(`/proc/${services.get('a').pid}/environ`, 'utf8').split('\0');
    expect(given.join()).not.toContain('not-for-services');
    expect(given.filter((one) => one.startsWith('NODE_OPTIONS'))).toEqual([]);
    const needed = ['LOG_LEVEL=debug', 'TZ=Europe/Berlin', 'LC_ALL=C.UTF-8'];
    expect(given).toEqual(expect.arrayContaining([...needed, `PATH=${process.env['PATH']}`]));
  });

  it('has every setting that a service reads', async () => {
    const read = new Set<string>();
    const asked = new Proxy<Record<string, string>>(
      {},
      {
        get: (_, name) => void read.add(String(name)),
      },
    );
    const defaults = { database: 'd', port: 1 };
    expect(() => readServiceConfig(asked, defaults)).toThrow('KAFKA_BROKERS');
    const every = Object.fromEntries([...read].map((name) => [name, 'x']));
    const { plan } = (
      await start({ a: standIn }, { environment: every, variables: connectionOf(every) })
    ).get('a');
    expect(Object.keys(plan.environment)).toEqual(expect.arrayContaining([...read]));
  });

  it('and its log is for its owner only, also where it was there before', async () => {
    mkdirSync(join(root, 'logs'), { mode: 0o755 });
    writeFileSync(join(root, 'logs/a.log'), 'earlier', { mode: 0o644 });
    await start({ a: standIn });
    const modes = ['logs', 'logs/a.log'].map((path) => statSync(join(root, path)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600]);
  });
});

describe('an earlier run', () => {
  it('whose launcher was killed has left services, which are stopped first', async () => {
    const file = join(root, 'run.json');
    const services = await start({ a: standIn });
    await services.waitUntilReady();
    const earlier = new RunFile(file);
    earlier.note('a', services.get('a').pid);
    const record = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...record, launcher: '1:0' }));

    const stopping: string[][] = [];
    const left = await new RunFile(file).takeOver((names) => stopping.push(names));
    expect([left, stopping]).toEqual([['a'], [['a']]]);
    expect(logOf('a')).toContain('drained');
    expect(await new RunFile(join(root, 'other.json')).takeOver(() => {})).toEqual([]);
  });

  it('that still runs is not disturbed', async () => {
    const file = join(root, 'run.json');
    await new RunFile(file).takeOver(() => {});
    const second = new RunFile(file).takeOver(() => {});
    await expect(second).rejects.toThrow(RunsAlready);
    await expect(second).rejects.toThrow(`as process ${process.pid}: end it first`);
  });
});
