import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile, chmod } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ThrowAwayIssuer } from '@smarketing/access';
import type { Infrastructure } from '../local/infrastructure/index.ts';
import { InfrastructureError } from '../local/infrastructure/infrastructure.ts';
import { poll } from '../local/infrastructure/poll.ts';
import { anyFreePort } from '../local/infrastructure/ports.ts';
import { tail } from '../local/infrastructure/tool.ts';
import { writeSession } from '../local/start/session.ts';
import { type StartedService, theServices } from '../local/start/the-services.ts';
import {
  type Container,
  type End,
  factsOf,
  type ProcessFacts,
  startContainer,
} from './container.ts';
import type { Image } from './image.ts';

/** Where containers find their secrets, as files. */
const secretsAt = '/run/secrets';
const READY_WITHIN_MS = 120_000;
/** A service gives up by itself a second earlier. */
const DRAINED_WITHIN_MS = 10_000;

export interface ServiceInContainer {
  name: string;
  plan: { url: string; opsUrl: string };
  container: Container;
  logFile: string;
}

export interface FiveServices {
  services: readonly ServiceInContainer[];
  issuer: ThrowAwayIssuer;
  /** What a container of the command line needs to talk to them. */
  commandLine: { environment: Record<string, string>; mounts: { from: string; to: string }[] };
  url: (service: string) => string;
  ops: (service: string, path: string) => Promise<unknown>;
}

export interface FiveServicesRequest {
  image: Image;
  /** For secrets and logs; nobody else may enter the folder above it. */
  directory: string;
  infrastructure: Pick<Infrastructure, 'variables'>;
  onWaiting: (what: string) => void;
}

/** What every service is surrounded by: the issuer of tokens, secrets, and where the servers are. */
export interface Surroundings {
  directory: string;
  secrets: Readonly<Record<string, string>>;
  issuer: ThrowAwayIssuer;
  variables: Readonly<Record<string, string>>;
  /** Ports that were given already. */
  taken: Set<number>;
}

/** Makes keys and secrets of their own for the services of one system. */
export async function prepareServices({
  directory,
  infrastructure,
}: Pick<FiveServicesRequest, 'directory' | 'infrastructure'>): Promise<Surroundings> {
  // Only now, as the package may not have been compiled before.
  const { createThrowAwayIssuer } = await import('@smarketing/access');
  await mkdir(join(directory, 'logs'), { recursive: true });
  const issuer = await createThrowAwayIssuer(join(directory, 'issuer'));
  const secrets = {
    ACTOR_KEY_FILE: randomBytes(32).toString('base64'),
    VAULT_KEY_FILE: randomBytes(32).toString('base64'),
    JWT_JWKS_FILE: await readFile(issuer.jwksFile, 'utf8'),
  };
  return { directory, secrets, issuer, variables: infrastructure.variables, taken: new Set() };
}

/** One instance of a service, which is not waited for. */
export async function startService(
  service: StartedService,
  image: Image,
  surroundings: Surroundings,
): Promise<ServiceInContainer> {
  const { directory, taken } = surroundings;
  const [port, opsPort] = [await anyFreePort(taken), await anyFreePort(taken)];
  const logFile = join(directory, 'logs', `${service.name}-${port}.log`);
  const { environment, mounts } = await settingsOf(service, surroundings);
  const container = await startContainer(image, {
    environment: {
      ...{ SERVICE: service.name, DATABASE: service.database },
      ...{ HOST: '127.0.0.1', PORT: String(port), OPS_PORT: String(opsPort), ...environment },
    },
    mounts,
    logFile,
  });
  const plan = { url: `http://127.0.0.1:${port}`, opsUrl: `http://127.0.0.1:${opsPort}` };
  return { name: service.name, plan, container, logFile };
}

/** Starts the five services of an image, and waits until all are ready. */
export async function startFiveServices(request: FiveServicesRequest): Promise<FiveServices> {
  const { image, onWaiting } = request;
  const surroundings = await prepareServices(request);
  const services: ServiceInContainer[] = [];
  for (const service of theServices) {
    services.push(await startService(service, image, surroundings));
  }
  const of = (name: string) => services.find((service) => service.name === name)!;
  const five: FiveServices = {
    services,
    issuer: surroundings.issuer,
    commandLine: await commandLineFor(services, surroundings),
    url: (name) => of(name).plan.url,
    ops: async (name, path) => (await fetch(of(name).plan.opsUrl + path)).json(),
  };
  try {
    await waitUntilReady(services, onWaiting);
  } catch (error) {
    for (const { container } of services) container.signal('SIGKILL');
    throw error;
  }
  return five;
}

/** As an operator would give them: secrets in files of the service's own, all else in variables. */
async function settingsOf(
  { name, variables: own }: Pick<StartedService, 'name' | 'variables'>,
  { directory, secrets, issuer, variables }: Surroundings,
) {
  const folder = join(directory, 'secrets', name);
  await mkdir(folder, { recursive: true });
  const { MONGODB_URI: mongoUri = '', ...others } = variables;
  const environment: Record<string, string> = {
    JWT_ISSUER: issuer.issuer,
    JWT_AUDIENCE: issuer.audience,
    // The tokens of the command line's session live for 30 days.
    JWT_MAX_LIFETIME_HOURS: '720',
  };
  const give = async (variable: string, put: (file: string) => Promise<void>) => {
    const file = join(folder, variable.toLowerCase().replaceAll('_', '-'));
    await put(file);
    // Readable by any user: those of the machine are kept out by the folder above.
    await chmod(file, 0o444);
    environment[variable] = `${secretsAt}/${basename(file)}`;
  };
  for (const [variable, value] of Object.entries({ MONGODB_URI_FILE: mongoUri, ...secrets })) {
    if (variable === 'VAULT_KEY_FILE' && !own.includes('VAULT_KEY')) continue;
    await give(variable, (file) => writeFile(file, value));
  }
  for (const [variable, value] of Object.entries(others)) {
    if (variable.endsWith('_FILE')) await give(variable, (file) => copyFile(value, file));
    else environment[variable] = value;
  }
  return { environment, mounts: [{ from: folder, to: secretsAt }] };
}

async function commandLineFor(services: readonly ServiceInContainer[], around: Surroundings) {
  const { environment, mounts } = await settingsOf({ name: 'cli', variables: [] }, around);
  const file = join(mounts[0]!.from, 'session.json');
  const { issuer } = around;
  await writeSession({
    ...{ file, running: services, issuer, variables: environment, kafkaNamespace: '' },
  });
  await chmod(file, 0o444);
  const session = { SMARKETING_SESSION: `${secretsAt}/session.json` };
  return { environment: { ...environment, ...session }, mounts };
}

export async function waitUntilReady(
  services: readonly ServiceInContainer[],
  onWaiting: (what: string) => void,
): Promise<void> {
  const dead = Promise.race(
    services.map(async ({ name, container, logFile }) => {
      const end = await container.ended;
      const log = tail(await readFile(logFile, 'utf8'));
      throw new InfrastructureError(`${name} ended with ${end} instead of serving:\n${log}`);
    }),
  );
  const ready = poll(
    async () => {
      const answers = await Promise.all(services.map(isReady));
      const count = answers.filter(Boolean).length;
      onWaiting(`${count} of ${services.length} ready`);
      return count === services.length || undefined;
    },
    {
      deadline: READY_WITHIN_MS,
      interval: 100,
      onDeadline: () =>
        new InfrastructureError(`The services are not ready after ${READY_WITHIN_MS / 1000} s.`),
    },
  );
  ready.catch(() => undefined);
  await Promise.race([ready, dead]);
  dead.catch(() => undefined);
}

async function isReady({ plan }: ServiceInContainer): Promise<boolean> {
  const options = { signal: AbortSignal.timeout(3_000) };
  const ready = await fetch(`${plan.opsUrl}/health/ready`, options).catch(() => undefined);
  await ready?.arrayBuffer();
  return ready?.ok === true;
}

export interface Drained {
  name: string;
  end: End;
  seconds: number;
  /** Of the last moment before it was asked to end; undefined where an engine runs it. */
  facts: ProcessFacts | undefined;
}

/** SIGTERM to all at once, as when a node is drained. Who does not end by itself is killed. */
export async function drain(services: readonly ServiceInContainer[]): Promise<Drained[]> {
  return Promise.all(
    services.map(async ({ name, container }) => {
      const facts = container.pid === undefined ? undefined : await factsOf(container.pid);
      const began = performance.now();
      container.signal('SIGTERM');
      const late = setTimeout(() => container.signal('SIGKILL'), DRAINED_WITHIN_MS);
      const end = await container.ended;
      clearTimeout(late);
      return { name, end, seconds: (performance.now() - began) / 1000, facts };
    }),
  );
}
