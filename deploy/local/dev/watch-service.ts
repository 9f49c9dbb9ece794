import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { InfrastructureError, startInfrastructure } from '../infrastructure/index.ts';
import { nextFreePort } from '../infrastructure/ports.ts';
import { privateDirectory } from '../infrastructure/private-files.ts';
import { stopProcess } from '../infrastructure/server-process.ts';
import { RunFile } from '../start/earlier-run.ts';
import { runsInItsPlace, takeItsPlace } from '../start/in-its-place.ts';
import { planOf } from '../start/running-services.ts';
import type { ServicePlan } from '../start/service-process.ts';
import { writeSession } from '../start/session.ts';
import { surroundingsOf } from '../start/surroundings.ts';
import { theServices } from '../start/the-services.ts';
import { CompileOnChange } from './compile-on-change.ts';
import { type DevOptions, readDevOptions, usage, UsageError } from './options.ts';

const root = resolve(import.meta.dirname, '../../..');
const directory = resolve(root, '.smarketing');
const DRAIN_MS = 10_000;
const say = (line: string) => console.log(`dev: ${line}`);

/** Returns the exit code: 0 ended by Ctrl-C, 1 failed, 2 wrong usage. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readDevOptions(args);
    if (options === undefined) console.log(usage);
    else await watch(options);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) console.error(`${error.message}\n\n${usage}`);
    else console.error(error instanceof InfrastructureError ? error.message : error);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function watch({ service, inspect, wait }: DevOptions): Promise<void> {
  const { name } = service;
  if (runsInItsPlace(directory, name))
    throw new UsageError(`"npm run dev ${name}" is already running.`);
  await privateDirectory(directory);
  const ended = untilInterrupted();
  const leaveItsPlace = takeItsPlace(directory, name);
  const compiler = new CompileOnChange(root, name, (text) => console.log(text));
  let child: ChildProcess | undefined;
  try {
    say(`compiling ${name}, and looking for Kafka and MongoDB`);
    const [infrastructure] = await orInterrupted(
      Promise.all([startInfrastructure({ lifetime: 'kept', directory }), compiler.whenCompiled()]),
      ended,
    );
    if (!infrastructure.reused)
      say('Kafka and MongoDB were started and stay: see deploy/README.md');
    const launched = await replaceLaunched(name);
    const around = await surroundingsOf(directory, infrastructure);
    const surroundings = { ...around, root, logDirectory: join(directory, 'logs') };
    const planned = theServices.map((known) =>
      planOf(known, known.port, known.opsPort, surroundings),
    );
    const plan = planned.find((one) => one.name === name)!;
    if (!launched) {
      const running = planned.map((one) => ({ name: one.name, plan: one }));
      await writeSession({ ...around, file: join(directory, 'session.json'), running });
    }
    const inspector = await nextFreePort(inspect, new Set());
    child = startWatched(plan, inspector, wait);
    void sayWhenReady(plan, inspector, ended);
    await ended;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    say('stopping');
    if (child?.pid !== undefined) await stopProcess(child.pid, DRAIN_MS);
    compiler.stop();
    leaveItsPlace();
  }
}

/** Node starts the program again when a file that it has imported changes, also in a library. */
function startWatched(plan: ServicePlan, inspector: number, wait: boolean): ChildProcess {
  const debug = `--inspect${wait ? '-wait' : ''}=127.0.0.1:${inspector}`;
  const program = join(root, 'apps', plan.name, 'dist/main.js');
  const options = ['--watch', '--watch-preserve-output', '--enable-source-maps', debug, program];
  return spawn(process.execPath, options, {
    cwd: root,
    env: { ...plan.environment, NODE_COMPILE_CACHE: '' },
    stdio: 'inherit',
    detached: true,
  });
}

/** Ends the service that `npm start` runs, which leaves the place to this one. False: there is no run. */
async function replaceLaunched(service: string): Promise<boolean> {
  const run = new RunFile(join(directory, 'run.json')).running();
  if (!run) return false;
  const pid = run.services[service];
  if (pid !== undefined) {
    say(`taking the place of ${service} in the running "npm start", process ${pid}`);
    await stopProcess(pid, DRAIN_MS);
  }
  return true;
}

async function sayWhenReady(
  { name, url, opsUrl }: ServicePlan,
  inspector: number,
  ended: Promise<void>,
): Promise<void> {
  const over = ended.then(() => 'over');
  for (;;) {
    const ready = await fetch(`${opsUrl}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) break;
    if ((await Promise.race([over, delay(250)])) === 'over') return;
  }
  say(`${name} is ready: ${url}/docs (ops ${opsUrl}, inspector 127.0.0.1:${inspector})`);
  const session = join(directory, 'session.json');
  if (existsSync(session)) say(`tokens: ${relative(process.cwd(), session)}`);
}

class Interrupted extends Error {}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
    process.once('disconnect', () => resolve());
  });
}

function orInterrupted<T>(work: Promise<T>, ended: Promise<void>): Promise<T> {
  const interrupted = ended.then(() => {
    throw new Interrupted();
  });
  return Promise.race([work, interrupted]);
}

process.exit(await main(process.argv.slice(2)));
