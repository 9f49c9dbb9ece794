import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync } from 'node:fs';
import { mkdir, open, readFile, readlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { openPrivateLog } from '../local/infrastructure/private-files.ts';
import { childEnvironment } from '../local/infrastructure/child-environment.ts';
import type { Image } from './image.ts';

export interface Mount {
  /** A folder of this machine. */
  from: string;
  to: string;
}

export interface ContainerRequest {
  /** Default: what the image runs. */
  command?: readonly string[] | undefined;
  environment?: Readonly<Record<string, string>>;
  /** `user:group` in numbers. Default: a stranger of group 0. */
  user?: string;
  /** Read-only. */
  mounts?: readonly Mount[];
  /** Written anew. Default: what it says is kept in `said`. */
  logFile?: string;
}

/** A number, or the signal that ended it. */
export type End = number | NodeJS.Signals;

export interface Container {
  /** Of its process 1, as this machine counts; undefined where an engine runs it. */
  readonly pid: number | undefined;
  readonly ended: Promise<End>;
  /** Standard output and error, once it has ended, of a container without a log file. */
  readonly said: Promise<readonly [output: string, error: string]>;
  signal(signal: NodeJS.Signals): void;
}

/** One that OpenShift could choose: of no account, and of the group root. */
export const anyUser = 1_000_650_000;
const stranger = `${anyUser}:0`;

/**
 * Runs an image as a strict cluster would: any user of group 0, a root file system that is read-only,
 * /tmp in memory, no capabilities, none to be gained, process ids of its own. The network is that of
 * this machine.
 */
export async function startContainer(image: Image, request: ContainerRequest): Promise<Container> {
  const { rootfs } = image;
  if (rootfs === undefined) return spawned(image.engine, dockerArguments(image, request), request);
  await makeMountPoints(rootfs, request);
  return spawned('bwrap', bubblewrapArguments(image, rootfs, request), request);
}

/** Runs a command in a container of its own, to its end. */
export async function runContainer(
  image: Image,
  request: ContainerRequest,
): Promise<{ end: End; output: string; error: string }> {
  const container = await startContainer(image, request);
  const end = await container.ended;
  const [output, error] = (await container.said).map((text) => text.trim());
  return { end, output: output!, error: error! };
}

/** The user is set within, as without a user namespace only root may, so that files are judged by him. */
export function bubblewrapArguments(
  { config }: Pick<Image, 'config'>,
  rootfs: string,
  { command = config.command, environment = {}, mounts = [], user = stranger }: ContainerRequest,
): string[] {
  const [uid, gid] = user.split(':');
  const variables = { ...config.environment, ...environment };
  return [
    ...['--die-with-parent', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--as-pid-1'],
    ...['--info-fd', '3', '--cap-drop', 'ALL'],
    ...['SETUID', 'SETGID', 'SETPCAP'].flatMap((name) => ['--cap-add', `CAP_${name}`]),
    ...['--ro-bind', rootfs, '/', '--proc', '/proc', '--dev', '/dev', '--perms', '1777'],
    ...['--tmpfs', '/tmp', '--ro-bind', '/etc/hosts', '/etc/hosts'],
    ...mounts.flatMap(({ from, to }) => ['--ro-bind', from, to]),
    ...['--chdir', config.directory, '--clearenv'],
    ...Object.entries(variables).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--', 'setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=-all'],
    ...['--bounding-set=-all', '--no-new-privs', ...config.entrypoint, ...command],
  ];
}

export function dockerArguments(
  { tag }: Pick<Image, 'tag'>,
  { command = [], environment = {}, mounts = [], user = stranger }: ContainerRequest,
): string[] {
  return [
    ...['run', '--rm', '--network', 'host', '--user', user, '--read-only'],
    ...['--tmpfs', '/tmp', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges:true'],
    ...mounts.flatMap(({ from, to }) => ['--volume', `${from}:${to}:ro`]),
    ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...[tag, ...command],
  ];
}

/** As every runtime does before it makes the root read-only. */
async function makeMountPoints(rootfs: string, { mounts = [] }: ContainerRequest): Promise<void> {
  for (const { to } of mounts) await mkdir(join(rootfs, to), { recursive: true });
  const hosts = join(rootfs, 'etc/hosts');
  if (existsSync(hosts)) return;
  await mkdir(dirname(hosts), { recursive: true });
  await (await open(hosts, 'a')).close();
}

async function spawned(
  command: string,
  args: readonly string[],
  { logFile }: ContainerRequest,
): Promise<Container> {
  const log = logFile === undefined ? 'pipe' : openPrivateLog(logFile, 'w');
  const child = spawn(command, args, {
    env: childEnvironment(process.env),
    stdio: ['ignore', log, log, 'pipe'],
  });
  const ended = new Promise<End>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? code!));
  });
  ended.catch(() => undefined);
  if (typeof log === 'number') closeSync(log);
  const saidTo = async (stream: Readable | null) => (stream ? text(stream) : '');
  const said = Promise.all([saidTo(child.stdout), saidTo(child.stderr)]);
  const pid = command === 'bwrap' ? await pidWithin(child) : undefined;
  return {
    pid,
    ended,
    said,
    signal: (signal) => {
      // Bubblewrap passes no signal on to its process 1, Docker's own client does.
      if (pid === undefined) child.kill(signal);
      else process.kill(pid, signal);
    },
  };
}

/** Bubblewrap says it before it runs the command; undefined where it could not. */
async function pidWithin(child: ChildProcess): Promise<number | undefined> {
  const info = await text(child.stdio[3] as Readable).catch(() => '');
  const pid = /"child-pid": (\d+)/.exec(info)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

/** What the kernel knows of a process that can be seen from here. */
export interface ProcessFacts {
  uid: number;
  gid: number;
  /** All that it has or might ever have. */
  capabilities: bigint;
  noNewPrivileges: boolean;
  /** As the process itself counts. */
  ownPid: number;
  program: string;
  rootIsReadOnly: boolean;
  threads: number;
  /** The most memory it has held. */
  peakBytes: number;
}

export async function factsOf(pid: number): Promise<ProcessFacts> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const of = (field: string) =>
    new RegExp(`^${field}:\\s+(.*)$`, 'm').exec(status)![1]!.split(/\s+/);
  const mounts = await readFile(`/proc/${pid}/mounts`, 'utf8');
  const root = mounts.split('\n').findLast((line) => line.split(' ')[1] === '/');
  return {
    uid: Number(of('Uid')[1]),
    gid: Number(of('Gid')[1]),
    capabilities: ['CapEff', 'CapPrm', 'CapInh', 'CapBnd', 'CapAmb']
      .map((set) => BigInt(`0x${of(set)[0]}`))
      .reduce((all, set) => all | set),
    noNewPrivileges: of('NoNewPrivs')[0] === '1',
    ownPid: Number(of('NSpid').at(-1)),
    program: await readlink(`/proc/${pid}/exe`),
    rootIsReadOnly: root?.split(' ')[3]?.split(',')[0] === 'ro',
    threads: Number(of('Threads')[0]),
    peakBytes: Number(of('VmHWM')[0]) * 1024,
  };
}
