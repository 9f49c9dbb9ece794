import type { ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { openPrivateLog, spawnPrivately } from '../infrastructure/private-files.ts';
import { stopProcess } from '../infrastructure/server-process.ts';

export interface ServicePlan {
  name: string;
  url: string;
  opsUrl: string;
  command: string;
  args: string[];
  environment: NodeJS.ProcessEnv;
  /** Written anew by the first start; starts after a death append. */
  logFile: string;
}

export interface ServiceWatcher {
  /** A process was started, or (undefined) it has ended. */
  onProcess(name: string, pid: number | undefined): void;
  /** A sentence for people. */
  onNotice(sentence: string): void;
  /** Whether another process runs the service, so that this one waits until it has ended. */
  runsInItsPlace(name: string): boolean;
}

/** Services get this long to drain; they give up by themselves a second earlier. */
const DRAIN_MS = 10_000;
/** A process that lived this long did not die of its start: the next restart is immediate again. */
const SETTLED_MS = 20_000;
const LOOK_AGAIN_MS = 250;
const RESTART_AFTER_MS = [0, 250, 1_000, 2_000, 5_000];

/** One service, started again whenever it dies, until `stop`. */
export class ServiceProcess {
  readonly plan: ServicePlan;
  /** Deaths in a row, each soon after its start. */
  quickDeaths = 0;
  #watcher: ServiceWatcher;
  #child: ChildProcess | undefined;
  #restart: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(plan: ServicePlan, watcher: ServiceWatcher) {
    this.plan = plan;
    this.#watcher = watcher;
    if (this.isReplaced) this.#spawnWhenLeftAlone();
    else this.#spawn('w');
  }

  get name(): string {
    return this.plan.name;
  }

  /** Undefined while it does not run. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Whether it has left its place to another process. */
  get isReplaced(): boolean {
    return this.pid === undefined && this.#watcher.runsInItsPlace(this.name);
  }

  kill(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Lets it drain, kills it after 10 s. True if it ended by itself. */
  async stop(): Promise<boolean> {
    this.#stopping = true;
    clearTimeout(this.#restart);
    const pid = this.#child?.pid;
    return pid === undefined || stopProcess(pid, DRAIN_MS);
  }

  /** Ends it at once, for good. */
  abandon(): void {
    this.#stopping = true;
    clearTimeout(this.#restart);
    this.kill('SIGKILL');
  }

  #spawn(logMode: 'w' | 'a'): void {
    const { command, args, environment, logFile, name } = this.plan;
    const log = openPrivateLog(logFile, logMode);
    // Detached, so that Ctrl-C in a terminal reaches the launcher only, which stops the services in order.
    const child = spawnPrivately(command, args, {
      env: environment,
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    const startedAt = performance.now();
    this.#child = child;
    this.#watcher.onProcess(name, child.pid);
    child.once('exit', (code, signal) => this.#died(endOf(code, signal), startedAt));
    child.once('error', (error) => {
      if (child.pid === undefined) this.#died(`did not start (${error.message})`, startedAt);
    });
  }

  #spawnWhenLeftAlone(): void {
    this.#restart = setTimeout(() => {
      if (this.isReplaced) this.#spawnWhenLeftAlone();
      else this.#spawn('a');
    }, LOOK_AGAIN_MS);
  }

  #died(how: string, startedAt: number): void {
    this.#child = undefined;
    this.#watcher.onProcess(this.name, undefined);
    if (this.#stopping) return;
    if (this.isReplaced) {
      this.#watcher.onNotice(`${this.name} makes way for "npm run dev ${this.name}".`);
      return this.#spawnWhenLeftAlone();
    }
    const settled = performance.now() - startedAt > SETTLED_MS;
    this.quickDeaths = settled ? 1 : this.quickDeaths + 1;
    const wait = RESTART_AFTER_MS[Math.min(this.quickDeaths, RESTART_AFTER_MS.length) - 1]!;
    const when = wait === 0 ? 'at once' : `in ${wait / 1000} s`;
    this.#watcher.onNotice(`${this.name} ${how}; restarting ${when}. Log: ${this.plan.logFile}`);
    this.#restart = setTimeout(() => this.#spawn('a'), wait);
  }
}

function endOf(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `exited with code ${code}` : `was killed by ${signal}`;
}
