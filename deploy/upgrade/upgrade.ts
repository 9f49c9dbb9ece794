/** `npm run deploy:upgrade`: upgrades two instances of each service from one image to another, under load. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { buildImage } from '../docker/build-image.ts';
import { type Engine, findEngine, mustRun } from '../docker/engine.ts';
import {
  prepareServices,
  startService,
  type Surroundings,
  waitUntilReady,
} from '../docker/five-services.ts';
import { type Image, readImage } from '../docker/image.ts';
import { type Infrastructure, startInfrastructure } from '../local/infrastructure/index.ts';
import { InfrastructureError } from '../local/infrastructure/infrastructure.ts';
import { privateDirectory } from '../local/infrastructure/private-files.ts';
import { build } from '../local/start/build.ts';
import { type Progress, showProgress } from '../local/start/progress.ts';
import { theServices } from '../local/start/the-services.ts';
import { faultsOf, latencyOf } from './judge-upgrade.ts';
import { lookAfter } from './look-after.ts';
import { RetryingClient } from './retrying-client.ts';
import { type Instance, Rotation } from './rotation.ts';
import { SteadyLoad } from './steady-load.ts';

const USAGE = `Usage: npm run deploy:upgrade -- --from COMMIT [options]

Builds the images of a commit and of the files as they are, starts two instances of each service from
the first, and replaces them one by one, as Kubernetes would, while leads come in, reports are read and
handoffs accepted. Says how requests were answered, and looks for anything lost.

  --from COMMIT     the version that runs at first
  --rate N          leads a second (default: 20)
  --before SECONDS  how long is measured before the first instance goes (default: 20)
  --install         install what is missing to build images, by apt-get
`;

const root = resolve(import.meta.dirname, '../..');
const workshop = join(root, '.smarketing/image');
const instancesOfEach = 2;

class UsageError extends Error {}

interface Options {
  from: string;
  rate: number;
  before: number;
  install: boolean;
}

function readOptions(args: string[]): Options | 'help' {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        from: { type: 'string' },
        rate: { type: 'string', default: '20' },
        before: { type: 'string', default: '20' },
        install: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (cause) {
    throw new UsageError((cause as Error).message);
  }
  const { from, install, help } = values;
  if (help) return 'help';
  if (!from) throw new UsageError('--from must name the commit that runs at first.');
  const [rate, before] = [Number(values.rate), Number(values.before)];
  if (!(rate > 0)) throw new UsageError(`--rate is ${values.rate} and must be above 0.`);
  if (!(before > 0)) throw new UsageError(`--before is ${values.before} and must be above 0.`);
  return { from, rate, before, install };
}

/** Returns the exit code: 0 nothing was lost and nothing failed, 1 something was, 2 wrong usage. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  const progress = showProgress(process.stdout);
  await privateDirectory(join(root, '.smarketing'));
  await privateDirectory(workshop);
  await build(root);
  const engine = await findEngine('buildah', options.install);
  const from = await imageOf(engine, progress, await commitNamed(options.from));
  const to = await imageOf(engine, progress);
  const directory = await mkdtemp(join(workshop, 'upgrade-'));
  let infrastructure: Infrastructure | undefined;
  try {
    infrastructure = await startInfrastructure({
      lifetime: 'throwaway',
      directory: join(root, '.smarketing'),
    });
    const surroundings = await prepareServices({ directory, infrastructure });
    const faults = await upgrade({ from, to, surroundings, progress, options });
    for (const fault of faults) progress.say(`✗ ${fault}`);
    progress.say(faults.length === 0 ? '\nNothing failed and nothing was lost.' : '');
    return faults.length === 0 ? 0 : 1;
  } finally {
    await infrastructure?.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function commitNamed(name: string): Promise<string> {
  return (await mustRun('git', ['-C', root, 'rev-parse', '--verify', `${name}^{commit}`])).trim();
}

/** That of a commit is built once. */
async function imageOf(engine: Engine, progress: Progress, commit?: string): Promise<Image> {
  const step = progress.step(`Image of ${commit?.slice(0, 12) ?? 'these files'}`);
  const folder = commit && join(workshop, commit.slice(0, 12));
  if (folder && existsSync(join(folder, 'image.json'))) {
    step.done('built before');
    return readImage(folder);
  }
  const say = (what: string) => step.now(what);
  const { image } = await buildImage({ root, workshop, commit, engine, say });
  step.done(image.revision);
  return image;
}

interface Run {
  from: Image;
  to: Image;
  surroundings: Surroundings;
  progress: Progress;
  options: Options;
}

async function upgrade({ from, to, surroundings, progress, options }: Run): Promise<string[]> {
  const rotation = new Rotation();
  const start = async (name: string, version: Instance['version']) => {
    const service = theServices.find((one) => one.name === name)!;
    const image = version === 'from' ? from : to;
    const started = await startService(service, image, surroundings);
    await waitUntilReady([started], () => undefined);
    rotation.add({ ...started, version });
  };
  try {
    const starting = progress.step('Two instances of each');
    for (let number = 0; number < instancesOfEach; number++) {
      await Promise.all(theServices.map(({ name }) => start(name, 'from')));
    }
    starting.done(`${rotation.all.length} ready, of ${from.revision}`);
    const { issuer } = surroundings;
    const token = await issuer.token(['marketing', 'sales', 'revops'], { expiresIn: '1d' });
    const client = new RetryingClient(rotation.endpoints, token);
    const operator = new RetryingClient(
      rotation.endpoints,
      await issuer.token(['ops'], { expiresIn: '1d' }),
    );
    await hireReps(client);
    const load = new SteadyLoad(client, options.rate);
    load.start();
    await wait(options.before * 1_000);
    const began = performance.now();
    await rollAll(rotation, start, progress);
    const ended = performance.now();
    await wait(5_000);
    await load.stop();
    tellLatencies(load, { began, ended }, progress);
    const looking = progress.step('What has become of it');
    const after = await lookAfter({ rotation, client, operator, load });
    looking.done(`${load.acknowledged.size.toLocaleString('en')} leads were acknowledged`);
    const slowest = Math.max(...after.ended.map(({ seconds }) => seconds));
    progress.say(`    drained in ${slowest.toFixed(1)} s at most`);
    return faultsOf(after);
  } finally {
    rotation.kill();
  }
}

/** Two reps, and no load before the playbook has arrived, which a capture needs. */
async function hireReps(client: RetryingClient): Promise<void> {
  for (const [repId, name] of [
    ['rep-1', 'Robin'],
    ['rep-2', 'Sasha'],
  ]) {
    const post = { body: { repId, name, weight: 1 }, key: `hire-${repId}` };
    await client.ask({ service: 'sales-handoff', path: '/v1/reps', post });
  }
  const body = { contact: { email: 'first@upgrade.example' }, touchpoint: { kind: 'form' } };
  const post = { body, key: 'first' };
  await client.ask({ service: 'marketing-intake', path: '/v1/leads', post });
}

/** Consumers first, so that whoever publishes something new is understood: against the flow of facts. */
async function rollAll(
  rotation: Rotation,
  start: (name: string, version: Instance['version']) => Promise<void>,
  progress: Progress,
): Promise<void> {
  const order = ['feedback', 'sla-monitor', 'sales-handoff', 'lead-scoring', 'marketing-intake'];
  for (const name of order) {
    const step = progress.step(name);
    const old = rotation.of(name).filter(({ version }) => version === 'from');
    for (const [index, instance] of old.entries()) {
      step.now(`instance ${index + 1} of ${old.length}`);
      await start(name, 'to');
      await rotation.remove(instance);
    }
    step.done('replaced');
  }
}

function tellLatencies(
  load: SteadyLoad,
  { began, ended }: { began: number; ended: number },
  progress: Progress,
): void {
  const ms = (value: number) => `${Math.round(value)} ms`;
  progress.say(`    the upgrade took ${((ended - began) / 1_000).toFixed(0)} s`);
  for (const what of ['capture', 'report', 'accept'] as const) {
    const of = load.requests.filter((request) => request.what === what);
    const parts = {
      before: of.filter(({ sentAt }) => sentAt < began),
      during: of.filter(({ sentAt }) => sentAt >= began && sentAt < ended),
    };
    for (const [when, requests] of Object.entries(parts)) {
      const { requests: count, p50, p99, longest, repeated } = latencyOf(requests);
      progress.say(
        `    ${what.padEnd(8)} ${when}  ${String(count).padStart(5)} requests, p50 ${ms(p50)}, p99 ${ms(p99)}, longest ${ms(longest)}, repeated ${repeated}`,
      );
    }
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
  else console.error(error instanceof InfrastructureError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
