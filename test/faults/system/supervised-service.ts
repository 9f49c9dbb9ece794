import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Watchdog } from '../../../deploy/local/infrastructure/watchdog.ts';
import { memoryFlags } from '../../../deploy/local/start/the-services.ts';

export interface InstancePlan {
  /** `lead-scoring`. */
  service: string;
  /** `lead-scoring-1`. */
  instance: string;
  url: string;
  opsUrl: string;
  main: string;
  environment: NodeJS.ProcessEnv;
  logFile: string;
}

/** What one life of a process begins with, beside its plan. */
export interface Life {
  /** Modules loaded before the service, by their paths. */
  readonly preload?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** The point at which it kills itself: `commit:before#3`. */
  readonly killAt?: string;
}

export interface Death {
  readonly instance: string;
  readonly service: string;
  /** By `performance.now()`. */
  readonly at: number;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly life: Life;
  /** It was killed from outside, at no point in particular. */
  readonly fromOutside: boolean;
}

/** One instance of a service as a process; it is started again at once whenever it dies, until `end`. */
export class SupervisedService {
  readonly plan: InstancePlan;
  readonly #watchdog: Watchdog;
  readonly #nextLife: (death: Death) => Life;
  #child: ChildProcess | undefined;
  #life: Life = {};
  #fromOutside = false;
  #ending = false;
  #quickDeaths = 0;
  #startedAt = 0;

  /** `nextLife` hears of every death and says what the next life begins with. */
  constructor(plan: InstancePlan, watchdog: Watchdog, nextLife: (death: Death) => Life) {
    this.plan = plan;
    this.#watchdog = watchdog;
    this.#nextLife = nextLife;
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get life(): Life {
    return this.#life;
  }

  /** By `performance.now()`. */
  get startedAt(): number {
    return this.#startedAt;
  }

  start(life: Life = {}): void {
    this.#ending = false;
    this.#spawn(life);
  }

  kill(): void {
    this.#fromOutside = true;
    this.#child?.kill('SIGKILL');
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Lets it drain. The exit code, or the signal by which it had to be ended. */
  async end(within = 15_000): Promise<number | NodeJS.Signals | null> {
    this.#ending = true;
    const child = this.#child;
    if (!child) return 0;
    const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
      child.once('exit', (code, signal) => resolve(signal ?? code));
    });
    child.kill('SIGTERM');
    child.kill('SIGCONT');
    const timer = setTimeout(() => child.kill('SIGKILL'), within);
    const how = await ended;
    clearTimeout(timer);
    return how;
  }

  #spawn(life: Life): void {
    const { main, environment, logFile } = this.plan;
    this.#life = life;
    this.#fromOutside = false;
    this.#startedAt = performance.now();
    const log = openSync(logFile, 'a');
    const imports = (life.preload ?? []).flatMap((path) => ['--import', pathToFileURL(path).href]);
    const child = spawn(process.execPath, [...memoryFlags, ...imports, main], {
      env: {
        ...environment,
        ...life.environment,
        ...(life.killAt !== undefined && { SMARKETING_KILL_AT: life.killAt }),
      },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    this.#child = child;
    const { pid } = child;
    if (pid !== undefined) this.#watchdog.add(pid);
    child.once('error', () => {});
    child.once('exit', (code, signal) => {
      if (pid !== undefined) this.#watchdog.remove(pid);
      this.#died(code, signal);
    });
  }

  #died(code: number | null, signal: NodeJS.Signals | null): void {
    this.#child = undefined;
    if (this.#ending) return;
    const at = performance.now();
    const { instance, service } = this.plan;
    const fromOutside = this.#fromOutside;
    const death = { instance, service, at, code, signal, life: this.#life, fromOutside };
    const life = this.#nextLife(death);
    // What cannot start at all must not take the machine.
    const orderly = signal === null;
    this.#quickDeaths = orderly && at - this.#startedAt < 10_000 ? this.#quickDeaths + 1 : 0;
    const pause = Math.min(5_000, this.#quickDeaths * 1_000);
    if (pause === 0) this.#spawn(life);
    else setTimeout(() => !this.#ending && this.#spawn(life), pause);
  }
}
