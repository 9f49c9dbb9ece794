import { closeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { childEnvironment } from './child-environment.ts';
import type { ServerHandle } from './infrastructure.ts';
import { openPrivateLog, spawnPrivately } from './private-files.ts';
import { findProcesses, isAlive } from './processes.ts';
import { tail } from './tool.ts';
import type { Watchdog } from './watchdog.ts';

/** How to run one server; two plans with the same `signature` are the same server. */
export interface ServerPlan {
  name: string;
  port: number;
  command: string;
  args: string[];
  /** Arguments that together occur in the command line of this server and of no other process. */
  signature: string[];
  logFile: string;
  /** Resolves when the server serves again after a restart. `refuseIfDead` throws if it has ended instead. */
  waitUntilServing(refuseIfDead: () => Promise<void>): Promise<void>;
  /** Called when the server has ended by itself after it was asked to. */
  afterOrderlyEnd?: () => Promise<void>;
}

const STOP_DEADLINE_MS = 15_000;
/** Of three brokers asked at once the last find no quorum to sign off at and would wait for minutes. */
const STOP_DEADLINE_OF_SEVERAL_MS = 4_000;

/** The server ended where it had to run. `final`: asking again does not help. */
export class ServerEnded extends Error {
  override name = 'ServerEnded';
  readonly final = true;
  readonly addressInUse: boolean;
  constructor(plan: ServerPlan, log: string) {
    super(
      `${plan.name} ended instead of serving; its log is ${plan.logFile} and says:\n${tail(log)}`,
    );
    this.addressInUse = /address already in use/i.test(log);
  }
}

/** One server process, ours or an orphan of an earlier launcher that was found running. */
export class ServerProcess implements ServerHandle {
  readonly name: string;
  readonly port: number;
  #plan: ServerPlan;
  #watchdog: Watchdog | undefined;
  #pid: number;

  private constructor(plan: ServerPlan, pid: number, watchdog: Watchdog | undefined) {
    this.name = plan.name;
    this.port = plan.port;
    this.#plan = plan;
    this.#pid = pid;
    this.#watchdog = watchdog;
  }

  static spawn(plan: ServerPlan, watchdog?: Watchdog): ServerProcess {
    return new ServerProcess(plan, spawnServer(plan, watchdog), watchdog);
  }

  static find(plan: ServerPlan): ServerProcess | undefined {
    const [pid] = findServer(plan.signature);
    return pid === undefined ? undefined : new ServerProcess(plan, pid, undefined);
  }

  get pid(): number {
    return this.#pid;
  }

  kill(signal: NodeJS.Signals): void {
    if (isAlive(this.#pid)) process.kill(this.#pid, signal);
  }

  async restart(): Promise<void> {
    await this.stop();
    this.#pid = spawnServer(this.#plan, this.#watchdog);
    await this.#plan.waitUntilServing(() => this.refuseIfDead());
  }

  /** Asks the server to end, and kills it if it has not done so by a deadline. */
  async stop(): Promise<void> {
    await this.#end(STOP_DEADLINE_MS);
  }

  /** Stops servers that form one cluster. */
  static async stopTogether(servers: ServerProcess[]): Promise<void> {
    await Promise.all(servers.map((server) => server.#end(deadlineFor(servers.length))));
  }

  async #end(deadline: number): Promise<void> {
    const orderly = await stopProcess(this.#pid, deadline);
    this.#watchdog?.remove(this.#pid);
    if (orderly) await this.#plan.afterOrderlyEnd?.();
  }

  async refuseIfDead(): Promise<void> {
    if (isAlive(this.#pid)) return;
    throw new ServerEnded(
      this.#plan,
      await readFile(this.#plan.logFile, 'utf8').catch(() => '(no log)'),
    );
  }
}

export function findServer(signature: string[]): number[] {
  return findProcesses((command) => signature.every((argument) => command.includes(argument)));
}

export function deadlineFor(serversAtOnce: number): number {
  return serversAtOnce > 1 ? STOP_DEADLINE_OF_SEVERAL_MS : STOP_DEADLINE_MS;
}

/** True if the process ran and ended when asked; false if it was gone already or had to be killed. */
export async function stopProcess(pid: number, deadline: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  signalIfAlive(pid, 'SIGTERM');
  // A stopped process would not act on SIGTERM.
  signalIfAlive(pid, 'SIGCONT');
  const killAt = Date.now() + deadline;
  let orderly = true;
  while (isAlive(pid)) {
    if (Date.now() > killAt) {
      signalIfAlive(pid, 'SIGKILL');
      orderly = false;
    }
    await delay(20);
  }
  return orderly;
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, signal);
}

function spawnServer(plan: ServerPlan, watchdog: Watchdog | undefined): number {
  const log = openPrivateLog(plan.logFile, 'w');
  // Detached, so that Ctrl-C in a terminal reaches the launcher only, which stops servers after services.
  const child = spawnPrivately(plan.command, plan.args, {
    env: childEnvironment(process.env),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  if (child.pid === undefined)
    throw new Error(`${plan.name} could not be started: ${plan.command} does not run.`);
  child.once('error', () => {});
  watchdog?.add(child.pid);
  child.unref();
  return child.pid;
}

const PORT_ATTEMPTS = 3;

/**
 * Starts a group of servers. Stops them again if they do not come to serve, and tries once more, with newly
 * chosen ports, if another process took a port between its choice and its use.
 */
export async function retryOnTakenPorts<T>(
  start: () => Promise<{ servers: ServerProcess[]; whenServing: Promise<T> }>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const { servers, whenServing } = await start();
    try {
      return await whenServing;
    } catch (error) {
      await ServerProcess.stopTogether(servers);
      const portTaken = error instanceof ServerEnded && error.addressInUse;
      if (!portTaken || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}
