import { writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { InfrastructureError } from '../infrastructure/index.ts';
import { System } from './bring-up.ts';
import { build, BuildFailed } from './build.ts';
import { CommandFailed, smarketing, type CommandRun } from './command-line.ts';
import { FileRefused, mustBeLeads } from './must-be-leads.ts';
import { RunsAlready } from './earlier-run.ts';
import { readOptions, type StartOptions, usage, UsageError } from './options.ts';
import { type Progress, showProgress } from './progress.ts';
import { ServiceCannotStart } from './running-services.ts';
import { whereItIs } from './where-it-is.ts';

const root = resolve(import.meta.dirname, '../../..');
const directory = resolve(root, '.smarketing');
/** npm changes to the root; people mean the folder they are in. */
const workingDirectory =
  process.env['npm_lifecycle_event'] === 'start' && process.env['INIT_CWD']
    ? process.env['INIT_CWD']
    : process.cwd();

/** The exit code of a command that has done a part, and listed what was wrong. */
const doneInPart = 5;

/** A terminal and npm each pass one Ctrl-C on: only a later one is a second. */
const SAME_KEYSTROKE_MS = 500;

/** These say all there is to say to a person; of any other error the stack is shown. */
const spokenErrors = [
  InfrastructureError,
  BuildFailed,
  CommandFailed,
  RunsAlready,
  ServiceCannotStart,
  FileRefused,
];

/** Returns the exit code: 0 done or ended by Ctrl-C, 1 failed, 2 wrong usage, 130 ended before the work asked for was done. */
async function main(args: string[]): Promise<number> {
  let options: StartOptions;
  try {
    options = readOptions(args, workingDirectory);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  return launch(options);
}

async function launch(options: StartOptions): Promise<number> {
  const progress = showProgress(process.stdout);
  const interrupt = new AbortController();
  const { wipe, keepInfrastructure } = options;
  const request = { root, directory, wipe, keepInfrastructure, progress };
  const system = new System({ ...request, signal: interrupt.signal });
  onInterrupt(interrupt, () => system.abandon());
  let code = 0;
  try {
    await run(options, system, progress, interrupt.signal);
  } catch (error) {
    progress.end();
    if (interrupt.signal.aborted) {
      code = options.once ? 130 : 0;
    } else {
      code = error instanceof FileRefused ? 2 : 1;
      sayWhy(error, system);
    }
  }
  const ending = showProgress(process.stdout);
  await system.takeDown(ending);
  return code;
}

async function run(
  options: StartOptions,
  system: System,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  if (options.import !== undefined) await mustBeImportable(options, system, progress, signal);
  const session = await system.bringUp();
  const { sessionFile } = system;
  const command = { root, sessionFile, signal };
  const began = performance.now();
  progress.say('');
  await feed(options, command);
  const summary = await smarketing(['report', 'summary', '--json'], { ...command, capture: true });
  const seconds = { ...system.seconds, replay: (performance.now() - began) / 1000 };
  progress.say('');
  await smarketing(['report', 'summary'], command);
  if (options.report !== undefined) {
    await writeReport(options.report, summary, seconds);
    progress.say(`\nThe summary is in ${options.report}.`);
  }
  if (options.once) return;
  progress.say(whereItIs(session, pathFromHere(sessionFile), pathFromHere(system.logDirectory)));
  if (options.live) await liveTraffic(command, progress);
  await aborted(signal);
}

/** Before anything is started: nobody wants to wait for that. */
async function mustBeImportable(
  { import: file, importOptions }: StartOptions,
  { sessionFile }: System,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const step = progress.step(pathFromHere(file!));
  step.now('reading what it holds');
  try {
    await build(root, signal);
    const run = { root, sessionFile, signal, directory: workingDirectory };
    step.done(await mustBeLeads(pathFromHere(file!), importOptions, run));
  } catch (error) {
    step.failed();
    throw error;
  }
}

async function feed(
  { olist, seed, import: file, importOptions }: StartOptions,
  command: CommandRun,
): Promise<void> {
  if (file !== undefined) return importLeads(file, importOptions, command);
  const demo = ['simulate', 'quarter', ...(seed === undefined ? [] : ['--seed', String(seed)])];
  await smarketing(olist === undefined ? demo : ['replay', 'olist', olist], command);
}

/** Rows that are wrong are listed by the command; the others are leads. */
async function importLeads(
  file: string,
  options: readonly string[],
  command: CommandRun,
): Promise<void> {
  try {
    const inTheirFolder = { ...command, directory: workingDirectory };
    const args = ['import', 'leads', pathFromHere(file), '--yes', ...options];
    await smarketing(args, inTheirFolder);
  } catch (error) {
    if (!(error instanceof CommandFailed) || error.code !== doneInPart) throw error;
  }
  await smarketing(['backlog', '--wait'], { ...command, capture: true });
}

async function liveTraffic(
  command: { root: string; sessionFile: string; signal: AbortSignal },
  progress: Progress,
): Promise<void> {
  try {
    await smarketing(['simulate', 'live'], command);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    progress.say(`! ${error.message} The services continue without live traffic until Ctrl-C.`);
  }
}

async function writeReport(
  file: string,
  summary: string,
  seconds: Record<string, number>,
): Promise<void> {
  const rounded = Object.entries(seconds).map(([name, value]) => [name, Number(value.toFixed(3))]);
  const report = { ...(JSON.parse(summary) as object), seconds: Object.fromEntries(rounded) };
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
}

function sayWhy(error: unknown, system: System): void {
  const spoken = spokenErrors.some((kind) => error instanceof kind);
  console.error(spoken ? `\n✗ ${(error as Error).message}` : error);
  if (system.hasServices) console.error(`Logs: ${pathFromHere(system.logDirectory)}/*.log`);
}

/** The first Ctrl-C, or the end of the process that started this one, ends the run in order; a second kills. */
function onInterrupt(interrupt: AbortController, abandon: () => void): void {
  let first = 0;
  const onSignal = () => {
    if (!interrupt.signal.aborted) {
      first = performance.now();
      interrupt.abort();
    } else if (performance.now() - first > SAME_KEYSTROKE_MS) {
      abandon();
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  process.once('disconnect', () => interrupt.abort());
  // Whoever read the output may be gone before everything is stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

async function aborted(signal: AbortSignal): Promise<never> {
  for (;;) await delay(60_000, undefined, { signal });
}

function pathFromHere(path: string): string {
  return relative(workingDirectory, path) || '.';
}

process.exit(await main(process.argv.slice(2)));
