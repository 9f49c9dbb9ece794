import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from '../local/infrastructure/child-environment.ts';
import { poll } from '../local/infrastructure/poll.ts';
import { anyFreePort } from '../local/infrastructure/ports.ts';
import { retryOnTakenPorts, ServerProcess } from '../local/infrastructure/server-process.ts';
import { tail } from '../local/infrastructure/tool.ts';
import { startWatchdog, type Watchdog } from '../local/infrastructure/watchdog.ts';
import type { Kubelet } from './built-tools.ts';
import { admission, kubeconfig, surroundings } from './cluster-files.ts';
import { type ProgramResult, runProgram } from './run-program.ts';

/** kubectl refused or failed; the message is what it said. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

const readyWithinMs = 120_000;

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
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  /** Ends every process, by force after some seconds, and removes what they stored. */
  async stop(): Promise<void> {
    await ServerProcess.stopTogether(this.#servers);
    await this.#watchdog.end();
  }

  /** What kubectl writes to standard output. Throws {@link RefusedError}, also where it only warns. */
  async kubectl(args: readonly string[], input?: string): Promise<string> {
    const result = await this.tryKubectl(args, input);
    if (result.code !== 0 || result.complained.includes('Warning:')) {
      throw new RefusedError(`kubectl ${args[0]}: ${tail(result.complained, 20)}`);
    }
    return result.said;
  }

  tryKubectl(args: readonly string[], input?: string): Promise<ProgramResult> {
    return runProgram(this.#program, ['kubectl', ...args], {
      environment: this.environment,
      signal: this.#signal,
      ...(input !== undefined && { input }),
    });
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
      const etcd = part('etcd', etcdFlags(files));
      const apiserver = part('apiserver', apiserverFlags(files));
      const whenServing = this.#readyOnce([etcd, apiserver]).then(() => {
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

  /** Resolves once the API answers; throws if one of the servers ends instead. */
  async #readyOnce(servers: ServerProcess[]): Promise<void> {
    await poll(
      async () => {
        for (const server of servers) await server.refuseIfDead();
        this.#signal.throwIfAborted();
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
    await this.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
    await this.kubectl(['wait', '--for=condition=Ready', 'node', '--all', '--timeout=60s']);
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

interface Files {
  directory: string;
  etcdPort: number;
  peerPort: number;
  port: number;
}

async function writeFiles(directory: string): Promise<Files> {
  const taken = new Set<number>();
  const [etcdPort, peerPort, port] = [
    await anyFreePort(taken),
    await anyFreePort(taken),
    await anyFreePort(taken),
  ];
  // Other users of the machine reach the port, too.
  const token = randomBytes(24).toString('hex');
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const write = (name: string, content: string | Buffer) =>
    writeFile(join(directory, name), content, { mode: 0o600 });
  await write('accounts.pub', publicKey.export({ type: 'spki', format: 'pem' }));
  await write('accounts.key', privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await write('tokens.csv', `${token},admin,1,"system:masters"\n`);
  await write('admission.json', admission());
  await write('kubeconfig', kubeconfig(port, token));
  await mkdir(join(directory, 'certificates'), { recursive: true, mode: 0o700 });
  return { directory, etcdPort, peerPort, port };
}

function etcdFlags({ directory, etcdPort, peerPort }: Files): string[] {
  const client = `http://127.0.0.1:${etcdPort}`;
  const peer = `http://127.0.0.1:${peerPort}`;
  return [
    ...['--data-dir', join(directory, `etcd-${etcdPort}`), '--unsafe-no-fsync'],
    ...['--listen-client-urls', client, '--advertise-client-urls', client],
    ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer],
    ...['--initial-cluster', `default=${peer}`],
  ];
}

function apiserverFlags({ directory, etcdPort, port }: Files): string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    ...['--bind-address=127.0.0.1', `--secure-port=${port}`],
    // It would refuse to publish 127.0.0.1 as its address.
    '--endpoint-reconciler-type=none',
    `--cert-dir=${join(directory, 'certificates')}`,
    '--service-cluster-ip-range=10.0.0.0/24',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${join(directory, 'accounts.pub')}`,
    `--service-account-signing-key-file=${join(directory, 'accounts.key')}`,
    `--token-auth-file=${join(directory, 'tokens.csv')}`,
    '--authorization-mode=Node,RBAC',
    `--admission-control-config-file=${join(directory, 'admission.json')}`,
  ];
}

function controllersFlags(files: Files): string[] {
  return [
    ...['--leader-elect=false', '--secure-port=0', ...asAdmin(files)],
    `--service-account-private-key-file=${join(files.directory, 'accounts.key')}`,
    ...['--controllers=*,-nodeipam', '--allocate-node-cidrs=false'],
  ];
}

function asAdmin({ directory }: Files): string[] {
  return [`--kubeconfig=${join(directory, 'kubeconfig')}`];
}
