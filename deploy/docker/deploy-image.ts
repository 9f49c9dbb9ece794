/** `npm run deploy:image`: builds the image, and proves that it runs as deploy/README.md says. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Infrastructure, startInfrastructure } from '../local/infrastructure/index.ts';
import { InfrastructureError } from '../local/infrastructure/infrastructure.ts';
import { privateDirectory } from '../local/infrastructure/private-files.ts';
import { build } from '../local/start/build.ts';
import { type Progress, showProgress, type Step } from '../local/start/progress.ts';
import { buildImage, type BuiltImage } from './build-image.ts';
import { anyUser, runContainer } from './container.ts';
import { type Engine, findEngine } from './engine.ts';
import { drain, type Drained, type FiveServices, startFiveServices } from './five-services.ts';
import { bytesOf, type Image, megabytes } from './image.ts';
import { sendOneLead } from './one-lead.ts';
import { tryRefusals } from './refusals.ts';
import { replayOlist } from './replay-olist.ts';

const USAGE = `Usage: npm run deploy:image -- [options]

Builds the image and runs its five processes, each as a stranger on a read-only root, on a Kafka and a
MongoDB of their own: one lead goes through all five, then each drains.

  --olist [DIR]      instead of the one lead replay the Olist funnel, on servers with TLS and passwords,
                     and compare its figures (default: ../shared/data/olist)
  --build-only       build the image and its SBOM, and run nothing
  --commit REF       the code of a commit instead of the files as they are; the Dockerfile is today's
  --output DIR       where the image's files go (default: .smarketing/image/<revision>)
  --engine NAME      docker, podman or buildah (default: the first of them that answers)
  --install          install what is missing, by apt-get
`;

const root = resolve(import.meta.dirname, '../..');
const workshop = join(root, '.smarketing/image');

interface Options {
  olist: string | undefined;
  buildOnly: boolean;
  commit: string | undefined;
  output: string | undefined;
  engine: Engine | undefined;
  install: boolean;
}

class UsageError extends Error {}

function readOptions(args: string[]): Options | 'help' {
  const boolean = { type: 'boolean', default: false } as const;
  const string = { type: 'string' } as const;
  const { values, positionals } = parsed(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ olist: boolean, 'build-only': boolean, install: boolean, help: boolean },
        ...{ commit: string, output: string, engine: string },
      },
    }),
  );
  const { engine, output, olist } = values;
  if (values.help) return 'help';
  if (engine !== undefined && !isEngine(engine)) {
    throw new UsageError(`--engine is ${engine} and must be docker, podman or buildah.`);
  }
  if (positionals.length > (olist ? 1 : 0)) {
    throw new UsageError(`"${positionals.at(-1)}" is not an option.`);
  }
  const folder = resolve(positionals[0] ?? join(root, '../shared/data/olist'));
  if (olist && !existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  return {
    ...{ olist: olist ? folder : undefined, engine, install: values.install },
    ...{ commit: values.commit, buildOnly: values['build-only'] },
    output: output && resolve(output),
  };
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause));
  }
}

const isEngine = (name: string): name is Engine => ['docker', 'podman', 'buildah'].includes(name);

/** Returns the exit code: 0 all is proved, 1 something is not, 2 wrong usage. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  const progress = showProgress(process.stdout);
  await privateDirectory(join(root, '.smarketing'));
  const built = await buildStep(options, progress);
  sayWhatWasBuilt(built, progress);
  if (options.buildOnly) return 0;
  const faults = await proveRefusals(built, progress);
  faults.push(...(await proveServices(built.image, options.olist, progress)));
  for (const fault of faults) progress.say(`✗ ${fault}`);
  progress.say(faults.length === 0 ? '\nAll of it holds.' : `\n${faults.length} do not hold.`);
  return faults.length === 0 ? 0 : 1;
}

async function buildStep(options: Options, progress: Progress): Promise<BuiltImage> {
  return during(progress.step('Image'), 'looking for an engine', async (step) => {
    const { commit, output, install } = options;
    const engine = await findEngine(options.engine, install);
    const say = (what: string) => step.now(what);
    const built = await buildImage({ root, workshop, commit, output, engine, say });
    return [built, `built by ${engine}, ${megabytes(bytesOf(built.image))}`];
  });
}

function sayWhatWasBuilt({ image, folder, sbomFile }: BuiltImage, progress: Progress): void {
  const say = (line: string) => progress.say(line);
  for (const { name, bytes } of image.parts) say(`    ${megabytes(bytes).padStart(8)}  ${name}`);
  say(`    revision  ${image.revision}`);
  say(`    tag       ${image.tag}`);
  say(
    `    files     ${image.rootfs ? relative(process.cwd(), folder) : `kept by ${image.engine}`}`,
  );
  say(`    SBOM      ${relative(process.cwd(), sbomFile)}`);
}

async function proveRefusals({ image, sbomFile }: BuiltImage, progress: Progress) {
  return during(progress.step('Refusals'), 'trying them', async () => {
    const tried = await tryRefusals(image, sbomFile);
    for (const { name, fault } of tried) if (!fault) progress.say(`  ✓ ${name}`);
    const faults = tried.flatMap(({ name, fault }) => (fault ? [`${name}: ${fault}`] : []));
    return [faults, `${tried.length - faults.length} of ${tried.length} hold`];
  });
}

/** Sentences: what did not hold. */
async function proveServices(
  image: Image,
  olist: string | undefined,
  progress: Progress,
): Promise<string[]> {
  await during(progress.step('Build'), 'compiling what has changed', async () => {
    await build(root);
    return [undefined, 'up to date'];
  });
  const directory = await mkdtemp(join(workshop, 'run-'));
  let infrastructure: Infrastructure | undefined;
  try {
    infrastructure = await startServers(olist !== undefined, progress);
    return await runServices(image, { directory, infrastructure, olist, progress });
  } finally {
    await infrastructure?.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function startServers(secured: boolean, progress: Progress): Promise<Infrastructure> {
  return during(progress.step('Kafka and MongoDB'), 'starting', async (step) => {
    const infrastructure = await startInfrastructure({
      lifetime: 'throwaway',
      directory: join(root, '.smarketing'),
      ...(secured && {
        secured: {},
        environment: { ...process.env, SMARKETING_INFRASTRUCTURE: 'embedded' },
      }),
      onProgress: ({ step: what, fraction }) => step.now(what, fraction),
    });
    const how = secured ? 'with SASL_SSL and TLS' : 'without passwords';
    return [infrastructure, `ready, ${infrastructure.kind}, ${how}`];
  });
}

interface Run {
  directory: string;
  infrastructure: Infrastructure;
  olist: string | undefined;
  progress: Progress;
}

async function runServices(image: Image, run: Run): Promise<string[]> {
  const { progress, olist, directory, infrastructure } = run;
  const five = await during(progress.step('Services'), 'starting', async (step) => {
    const onWaiting = (what: string) => step.now(what);
    const started = await startFiveServices({ image, directory, infrastructure, onWaiting });
    return [started, `all ${started.services.length} ready`];
  });
  let drained: Drained[] = [];
  const faults: string[] = [];
  try {
    faults.push(...(await work(image, five, olist, progress)));
    faults.push(...(await askDoctor(image, five)), ...(await askHealth(image, five)));
  } finally {
    drained = await during(progress.step('SIGTERM'), 'draining', async () => {
      const ends = await drain(five.services);
      return [ends, `${ends.filter(({ end }) => end === 0).length} of ${ends.length} ended with 0`];
    });
  }
  return [...faults, ...drained.flatMap((one) => judge(one, progress))];
}

async function work(
  image: Image,
  five: FiveServices,
  olist: string | undefined,
  progress: Progress,
): Promise<string[]> {
  if (olist === undefined) {
    return during(progress.step('One lead'), 'on its way', async () => {
      const seconds = await sendOneLead(five);
      return [
        [],
        `told by all five in feedback's timeline ${seconds.toFixed(2)} s after its request`,
      ];
    });
  }
  return during(progress.step('Olist'), 'replaying, by the command line of the image', async () => {
    const differences = await replayOlist(image, five, olist);
    return [differences, differences.length === 0 ? 'exactly its figures' : 'other figures'];
  });
}

/** As an operator would in a pod. */
async function askDoctor(image: Image, five: FiveServices): Promise<string[]> {
  const { end, output, error } = await runContainer(image, {
    command: ['smarketing', 'doctor'],
    ...five.commandLine,
  });
  return end === 0
    ? []
    : [`"smarketing doctor" in the image ended with ${end}:\n${output}\n${error}`];
}

/** By the image's own check, in a container beside each service; also of a port where nobody listens. */
async function askHealth(image: Image, { services }: FiveServices): Promise<string[]> {
  const check = async (port: string) => {
    const command = image.config.healthcheck;
    return (await runContainer(image, { command, environment: { OPS_PORT: port } })).end;
  };
  const ends = await Promise.all(
    services.map(async ({ name, plan }) => [name, await check(new URL(plan.opsUrl).port)] as const),
  );
  const sick = ends.flatMap(([name, end]) => (end === 0 ? [] : [`${name} is not healthy: ${end}`]));
  return (await check('1')) === 0 ? [...sick, 'The health check finds nobody healthy.'] : sick;
}

/** Shows what a service was like, and says what it should not have been. */
function judge({ name, end, seconds, facts }: Drained, progress: Progress): string[] {
  const say = (line: string) => progress.say(line);
  const faults = end === 0 ? [] : [`${name} ended with ${end} after SIGTERM`];
  if (facts === undefined) {
    say(`    ${name.padEnd(17)} drained in ${seconds.toFixed(2)} s`);
    return faults;
  }
  const { uid, gid, capabilities, noNewPrivileges, ownPid, program, rootIsReadOnly } = facts;
  say(
    `    ${name.padEnd(17)} drained in ${seconds.toFixed(2)} s, held ${megabytes(facts.peakBytes)} at most, in ${facts.threads} threads`,
  );
  const isAsDemanded =
    uid === anyUser && gid === 0 && capabilities === 0n && noNewPrivileges && rootIsReadOnly;
  if (!isAsDemanded) faults.push(`${name} ran as ${uid}:${gid} with capabilities ${capabilities}`);
  if (ownPid !== 1 || !program.endsWith('/node')) {
    faults.push(`${name} is process ${ownPid} of ${program}, not Node as process 1`);
  }
  return faults;
}

/** The value, after its step was shown to its end. */
async function during<T>(
  step: Step,
  what: string,
  work: (step: Step) => Promise<readonly [T, string]>,
): Promise<T> {
  step.now(what);
  try {
    const [value, result] = await work(step);
    step.done(result);
    return value;
  } catch (error) {
    step.failed();
    throw error;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
  else console.error(error instanceof InfrastructureError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
