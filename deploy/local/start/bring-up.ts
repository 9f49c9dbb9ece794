import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Infrastructure,
  startInfrastructure,
  stopInfrastructure,
  wipeInfrastructure,
} from '../infrastructure/index.ts';
import { privateDirectory } from '../infrastructure/private-files.ts';
import { build } from './build.ts';
import { RunFile } from './earlier-run.ts';
import { runsInItsPlace } from './in-its-place.ts';
import type { Progress } from './progress.ts';
import { type NotReady, type RunningServices, startServices } from './running-services.ts';
import { type Session, writeSession } from './session.ts';
import { surroundingsOf } from './surroundings.ts';
import { theServices } from './the-services.ts';

export interface BringUpRequest {
  /** The checkout. */
  root: string;
  /** Where the run keeps everything: `.smarketing`. */
  directory: string;
  wipe: boolean;
  keepInfrastructure: boolean;
  /** As for `startInfrastructure`. */
  givenWithin?: number;
  progress: Progress;
  signal: AbortSignal;
}

/** What `npm start` has brought up so far, to be taken down whatever became of the rest. */
export class System {
  readonly sessionFile: string;
  readonly logDirectory: string;
  readonly seconds = { infrastructure: 0, services: 0 };
  #request: BringUpRequest;
  #infrastructure: Promise<Infrastructure> | undefined;
  #started: Infrastructure | undefined;
  #services: RunningServices | undefined;

  constructor(request: BringUpRequest) {
    this.#request = request;
    this.sessionFile = join(request.directory, 'session.json');
    this.logDirectory = join(request.directory, 'logs');
  }

  /** Resolves when all services are ready. What it has started is stopped by `takeDown` only. */
  async bringUp(): Promise<Session> {
    const { directory, wipe, progress, signal } = this.#request;
    await privateDirectory(directory);
    const runFile = new RunFile(join(directory, 'run.json'));
    const left = await runFile.takeOver((names) =>
      progress.say(`Stopping what an earlier run left behind: ${names.join(', ')}`),
    );
    if (left.length > 0) progress.say('Stopped.');
    if (wipe) await this.#wipe();
    const [infrastructure] = await bothOrFirstError(this.#bringInfrastructure(), this.#build());
    signal.throwIfAborted();
    return this.#bringServices(infrastructure, runFile);
  }

  get hasServices(): boolean {
    return this.#services !== undefined;
  }

  /** Services first, then what they need. */
  async takeDown(progress: Progress): Promise<void> {
    const { keepInfrastructure, directory } = this.#request;
    if (this.#services) {
      const step = progress.step('Services');
      step.now('finishing work in progress');
      const killed = await this.#services.stop();
      step.done(killed.length === 0 ? 'stopped' : `stopped, ${killed.join(', ')} by force`);
    }
    if (!this.#infrastructure || keepInfrastructure) return;
    const step = progress.step('Kafka and MongoDB');
    step.now('stopping, the data stays');
    const infrastructure = await this.#infrastructure.catch(() => undefined);
    // Also where they did not come: the kept servers of this checkout may be among the given ones.
    if (serversAreGiven()) return step.done('are yours and stay as they are');
    await (infrastructure?.stop() ?? stopInfrastructure(directory));
    step.done('stopped');
  }

  /** Kills what runs, for whoever does not want to wait for `takeDown`. */
  abandon(): void {
    this.#services?.abandon();
    if (this.#request.keepInfrastructure) return;
    for (const server of [...(this.#started?.brokers ?? []), ...(this.#started?.members ?? [])]) {
      server.kill('SIGKILL');
    }
  }

  async #wipe(): Promise<void> {
    const { directory, progress } = this.#request;
    const step = progress.step('Data of earlier runs');
    step.now('deleting');
    if (serversAreGiven()) {
      return step.done('is in servers of your own, which --wipe leaves alone');
    }
    await wipeInfrastructure(directory);
    for (const entry of ['session.json', 'vault-key', 'actor-key', 'logs']) {
      await rm(join(directory, entry), { recursive: true, force: true });
    }
    step.done('deleted');
  }

  async #bringInfrastructure(): Promise<Infrastructure> {
    const { directory, progress } = this.#request;
    const steps = { kafka: progress.step('Kafka'), mongodb: progress.step('MongoDB') };
    this.#infrastructure = startInfrastructure({
      lifetime: 'kept',
      directory,
      givenWithin: this.#request.givenWithin,
      onProgress: ({ component, step, fraction }) => steps[component].now(step, fraction),
    });
    try {
      const infrastructure = await this.#infrastructure;
      this.#started = infrastructure;
      this.seconds.infrastructure = steps.kafka.seconds;
      const how = infrastructure.reused ? 'already running' : 'ready';
      steps.kafka.done(`${how} at ${infrastructure.kafkaBrokers.join(', ')}`);
      steps.mongodb.done(`${how} at ${hostsOf(infrastructure.mongoUri)}`);
      return infrastructure;
    } catch (error) {
      for (const step of Object.values(steps)) step.failed();
      throw error;
    }
  }

  async #build(): Promise<void> {
    const { root, progress, signal } = this.#request;
    const step = progress.step('Build');
    step.now('compiling what has changed');
    try {
      await build(root, signal);
      step.done('up to date');
    } catch (error) {
      step.failed();
      throw error;
    }
  }

  async #bringServices(infrastructure: Infrastructure, runFile: RunFile): Promise<Session> {
    const { root, directory, progress, signal } = this.#request;
    const around = await surroundingsOf(directory, infrastructure);
    const step = progress.step('Services');
    step.now('starting');
    this.#services = await startServices({
      ...around,
      root,
      logDirectory: this.logDirectory,
      ports: 'usual',
      onProcess: (name, pid) => runFile.note(name, pid),
      onNotice: (sentence) => progress.say(`! ${sentence}`),
      runsInItsPlace: (name) => runsInItsPlace(directory, name),
    });
    await this.#services.waitUntilReady((notReady) => step.now(waitingFor(notReady)), signal);
    this.seconds.services = step.seconds;
    step.done(`all ${theServices.length} ready`);
    return writeSession({ ...around, file: this.sessionFile, running: this.#services.services });
  }
}

/** One variable is enough to say that this run is to start none of its own. */
function serversAreGiven(): boolean {
  return ['KAFKA_BROKERS', 'MONGODB_URI'].some((name) => process.env[name]?.trim());
}

/** Such as "2 of 5 ready; sla-monitor: it waits for the playbook". */
function waitingFor(notReady: NotReady): string {
  const ready = theServices.length - notReady.size;
  const byReason = Map.groupBy(notReady, ([, reason]) => reason);
  const reasons = [...byReason].map(
    ([reason, entries]) => `${entries.map(([name]) => name).join(', ')}: ${reason}`,
  );
  return `${ready} of ${theServices.length} ready${reasons.map((text) => `; ${text}`).join('')}`;
}

/** The servers of a connection string, of which there may be several, without who connects. */
function hostsOf(mongoUri: string): string {
  return /^[^/]*\/\/(?:[^/]*@)?([^/?]*)/.exec(mongoUri)?.[1] ?? '';
}

/** As Promise.all, but waits for both to settle, so that nothing still starts while all is taken down. */
async function bothOrFirstError<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}
