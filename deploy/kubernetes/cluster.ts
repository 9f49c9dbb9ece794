import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from '../local/infrastructure/child-environment.ts';
import { poll } from '../local/infrastructure/poll.ts';
import { retryOnTakenPorts, ServerProcess } from '../local/infrastructure/server-process.ts';
import { tail } from '../local/infrastructure/tool.ts';
import { startWatchdog, type Watchdog } from '../local/infrastructure/watchdog.ts';
import type { Kubelet } from './built-tools.ts';
import { surroundings } from './cluster-files.ts';
import { type ProgramResult, runProgram } from './run-program.ts';
import {
  apiserverFlags,
  asAdmin,
  controllersFlags,
  etcdFlags,
  writeFiles,
} from './server-flags.ts';

/** kubectl refused or failed; the message is what it said. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** Somebody has ended the check. `final`: to ask again would only take time. */
class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  readonly final = true;
}

const readyWithinMs = 180_000;

/** A control plane of its own on 127.0.0.1, with nodes whose pods run in name only. */
export class Cluster {
  /** What kubectl and helm need to reach it, and nothing that they would read or write elsewhere. */
  readonly environment: NodeJS.ProcessEnv;
  readonly #program: string;
  readonly #signal: AbortSignal;
  readonly #watchdog: Watchdog;
  #servers: ServerProcess[] = [];

  private constructor(program: string, directory: string, signal: AbortSignal) {
    this.#program = program;
    this.#signal = signal;
    this.#watchdog = startWatchdog(directory);
    this.environment = {
      ...childEnvironment(process.env),
      HOME: directory,
      KUBECONFIG: join(directory, 'kubeconfig'),
    };
  }

  static async start(
    tools: { controlPlane: string; kubelet: Kubelet; customResources: string },
    signal: AbortSignal,
  ): Promise<Cluster> {
    const directory = await mkdtemp(join(tmpdir(), 'smarketing-kubernetes-'));
    await chmod(directory, 0o700);
    const cluster = new Cluster(tools.controlPlane, directory, signal);
    try {
      await cluster.#serve(directory, tools.kubelet);
      await cluster.#furnish(tools.customResources);
      return cluster;
    } catch (error) {
      const because = await cluster.refuseIfDead().catch((ended: Error) => ended);
      await cluster.stop();
      throw because ?? error;
    }
  }

  /** Ends every process, by force after some seconds, and removes what they stored. */
  async stop(): Promise<void> {
    await ServerProcess.stopTogether(this.#servers);
    await this.#watchdog.end();
  }

  /** Throws if one of the processes has ended, with what it said last. */
  async refuseIfDead(): Promise<void> {
    for (const server of this.#servers) await server.refuseIfDead();
  }

  /** What kubectl writes to standard output. Throws {@link RefusedError}, also where it only warns. */
  async kubectl(args: readonly string[], input?: string): Promise<string> {
    const result = await this.tryKubectl(args, input);
    if (result.code !== 0 || result.complained.includes('Warning:')) {
      throw new RefusedError(`kubectl ${args[0]}: ${tail(result.complained, 20)}`);
    }
    return result.said;
  }

  async tryKubectl(args: readonly string[], input?: string): Promise<ProgramResult> {
    const result = await runProgram(this.#program, ['kubectl', ...args], {
      environment: this.environment,
      signal: this.#signal,
      ...(input !== undefined && { input }),
    });
    if (this.#signal.aborted) throw new InterruptedError('It was interrupted.');
    return result;
  }

  /** Reads what kubectl writes, line by line, until told to end. */
  watch(args: readonly string[], onLine: (line: string) => void): { end: () => Promise<void> } {
    const enough = new AbortController();
    const watching = runProgram(this.#program, ['kubectl', ...args], {
      environment: this.environment,
      signal: AbortSignal.any([this.#signal, enough.signal]),
      onLine,
    });
    return {
      async end() {
        enough.abort();
        await watching;
      },
    };
  }

  async read<T>(...args: string[]): Promise<T> {
    return JSON.parse(await this.kubectl(['get', ...args, '--output', 'json'])) as T;
  }

  async #serve(directory: string, kubelet: Kubelet): Promise<void> {
    const run = (name: string, command: string, args: string[]) => {
      const logFile = join(directory, `${name}.log`);
      const waitUntilServing = () => Promise.resolve();
      const plan = { name, port: 0, command, args, signature: [], logFile, waitUntilServing };
      const server = ServerProcess.spawn(plan, this.#watchdog);
      this.#servers.push(server);
      return server;
    };
    await retryOnTakenPorts(async () => {
      this.#servers = [];
      const files = await writeFiles(directory);
      const part = (name: string, args: string[]) => run(name, this.#program, [name, ...args]);
      part('etcd', etcdFlags(files));
      part('apiserver', apiserverFlags(files));
      const whenServing = this.#ready().then(() => {
        part('controllers', controllersFlags(files));
        part('scheduler', ['--leader-elect=false', '--secure-port=0', ...asAdmin(files)]);
        const stages = kubelet.stages.flatMap((stage) => ['--config', stage]);
        // On more than one thread it has crashed at its start, by two writes to one map at once.
        run('kubelet', 'env', [
          ...['GOMAXPROCS=1', kubelet.program, ...asAdmin(files), ...stages],
          ...['--manage-all-nodes=true', '--node-lease-duration-seconds=40', '--node-ip=127.0.0.1'],
        ]);
      });
      return { servers: this.#servers, whenServing };
    });
  }

  async #ready(): Promise<void> {
    await poll(
      async () => {
        await this.refuseIfDead();
        const { code } = await this.tryKubectl(['get', '--raw', '/readyz']);
        return code === 0 ? true : undefined;
      },
      {
        deadline: readyWithinMs,
        interval: 200,
        onDeadline: (last) => notWithin('the API server was not ready', last),
      },
    );
  }

  async #furnish(customResources: string): Promise<void> {
    await this.kubectl(['apply', '--server-side', '--filename', customResources]);
    await this.kubectl(['apply', '--filename', '-'], surroundings());
    await this.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=180s']);
    await this.kubectl(['wait', '--for=condition=Ready', 'node', '--all', '--timeout=180s']);
    await this.#untainted();
  }

  /** A node that has just become ready is still tainted for a moment: not all pods would spread over all nodes. */
  async #untainted(): Promise<void> {
    await poll(
      async () => {
        const { items } = await this.read<{ items: { spec: { taints?: unknown[] } }[] }>('nodes');
        return items.every(({ spec }) => !spec.taints) ? true : undefined;
      },
      {
        deadline: readyWithinMs,
        interval: 200,
        onDeadline: (last) => notWithin('the nodes kept their taints', last),
      },
    );
  }
}

function notWithin(what: string, last: unknown): Error {
  const because = last instanceof Error ? ` ${last.message}` : '';
  return new Error(`After ${readyWithinMs / 1_000} s ${what}.${because}`);
}
