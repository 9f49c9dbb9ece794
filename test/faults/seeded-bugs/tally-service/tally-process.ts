import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArmCommand, TouchCommand } from './commands.ts';

/** Where a tallying service works. */
export interface Place {
  readonly kafkaBrokers: readonly string[];
  readonly mongoUri: string;
  readonly kafkaNamespace: string;
  readonly database: string;
}

export interface Life {
  /** `<point>#<nth>[,…]`, where it kills itself. */
  readonly killAt?: string;
  /** `<point>#<nth>[,…]`, where it is stopped until it gets SIGCONT. */
  readonly stopAt?: string;
  /** The seeded bug. */
  readonly bug?: string | undefined;
  /** The cycle of a handoff that its fold cannot take. */
  readonly cannotFold?: number;
}

export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const preload = (name: string) =>
  pathToFileURL(join(import.meta.dirname, '../../preload', name)).href;
const preloads = ['kill-at.ts', 'seed-bug.ts'].flatMap((name) => ['--import', preload(name)]);

/** The tallying service as a process of its own. */
export class TallyProcess {
  readonly ended: Promise<End>;
  readonly #child: ChildProcess;
  #url = '';
  #opsUrl = '';
  #output = '';
  /** Resolves when it answers, or has ended before it did. */
  readonly up: Promise<unknown>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    const told = new Promise<void>((resolve) => {
      child.once('message', (message) => {
        ({ url: this.#url, opsUrl: this.#opsUrl } = message as { url: string; opsUrl: string });
        resolve();
      });
    });
    this.up = Promise.race([told, this.ended]);
  }

  static start(place: Place, { killAt, stopAt, bug, cannotFold }: Life = {}): TallyProcess {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', ...preloads, join(import.meta.dirname, 'main.ts')],
      {
        env: {
          PATH: process.env['PATH'],
          KAFKA_BROKERS: place.kafkaBrokers.join(','),
          KAFKA_NAMESPACE: place.kafkaNamespace,
          MONGODB_URI: place.mongoUri,
          DATABASE: place.database,
          ...(killAt !== undefined && { SMARKETING_KILL_AT: killAt }),
          ...(stopAt !== undefined && { SMARKETING_STOP_AT: stopAt }),
          ...(cannotFold !== undefined && { CANNOT_FOLD: String(cannotFold) }),
          ...(bug !== undefined && { SMARKETING_SEED_BUG: bug }),
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    return new TallyProcess(child);
  }

  /** All that it wrote. */
  get output(): string {
    return this.#output;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** True when the command was acknowledged. A connection that breaks is no acknowledgement. */
  touch(command: TouchCommand): Promise<boolean> {
    return this.#post('/v1/touchpoints', command).then((answer) => answer !== undefined);
  }

  arm(command: ArmCommand): Promise<boolean> {
    return this.#post('/v1/obligations', command).then((answer) => answer !== undefined);
  }

  /** What became of the obligation; undefined where it was not acknowledged. */
  async meet(leadId: string): Promise<string | undefined> {
    const answer = await this.#post('/v1/obligations/met', { leadId });
    return (answer as { state?: string } | undefined)?.state;
  }

  /** True when the records of the letter's key were applied and that was acknowledged. */
  redrive(letter: string): Promise<boolean> {
    return this.#post('/v1/redrives', { letter }).then((answer) => answer !== undefined);
  }

  async ready(): Promise<boolean> {
    const answer = await fetch(`${this.#opsUrl}/health/ready`).catch(() => undefined);
    return answer?.status === 200;
  }

  resume(): void {
    this.#child.kill('SIGCONT');
  }

  kill(): Promise<End> {
    this.#child.kill('SIGKILL');
    return this.ended;
  }

  /** Lets it drain. */
  async stop(): Promise<End> {
    this.#child.kill('SIGTERM');
    this.#child.kill('SIGCONT');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 12_000);
    const end = await this.ended;
    clearTimeout(timer);
    return end;
  }

  async #post(path: string, body: object): Promise<unknown> {
    try {
      const answer = await fetch(this.#url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.status === 202 ? await answer.json() : undefined;
    } catch {
      return undefined;
    }
  }
}
