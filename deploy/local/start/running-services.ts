import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { childEnvironment } from '../infrastructure/child-environment.ts';
import { anyFreePort, nextFreePort } from '../infrastructure/ports.ts';
import { privateDirectory } from '../infrastructure/private-files.ts';
import { tail } from '../infrastructure/tool.ts';
import { ServiceProcess, type ServicePlan, type ServiceWatcher } from './service-process.ts';
import {
  memoryEnvironment,
  memoryFlags,
  serviceSettings,
  theServices,
  type StartedService,
} from './the-services.ts';

export interface ServicesRequest extends Partial<ServiceWatcher> {
  /** The checkout, built. */
  root: string;
  /** What leads to Kafka and MongoDB. */
  variables: Readonly<Record<string, string>>;
  /** What leads one of them there in another way, such as a user of its own. */
  variablesOf?: ((service: StartedService) => Readonly<Record<string, string>>) | undefined;
  kafkaNamespace: string;
  /** Whose tokens the services take. */
  issuer: { issuer: string; audience: string; jwksFile: string };
  /** 32 bytes in base64. */
  vaultKey: string;
  /** For all services: what callers stand on facts under. */
  actorKey: string;
  logDirectory: string;
  /** Default: all. */
  services?: readonly StartedService[];
  /** Default: the service's own name for its database. */
  databaseOf?: (service: StartedService) => string;
  /** `usual`: 3001 and so on, or the next free ones; `any`: free ones. */
  ports: 'usual' | 'any';
  /** Of which the services inherit what they need. Default `process.env`. */
  environment?: NodeJS.ProcessEnv;
}

/** Why a service is not ready: name → sentence. Ready services are absent. */
export type NotReady = ReadonlyMap<string, string>;

/** A service cannot come up; the message ends with the last lines of its log. */
export class ServiceCannotStart extends Error {
  override readonly name = 'ServiceCannotStart';
}

/** The five services as processes, each started again when it dies. */
export interface RunningServices {
  readonly services: readonly ServiceProcess[];
  /** By a service's name. */
  get(name: string): ServiceProcess;
  /** Asks until all are ready; `onWaiting` hears who is not, and why. Throws ServiceCannotStart. */
  waitUntilReady(onWaiting?: (notReady: NotReady) => void, signal?: AbortSignal): Promise<void>;
  /** Lets all drain at once. The names of those that had to be killed. */
  stop(): Promise<string[]>;
  abandon(): void;
}

const READY_WITHIN_MS = 120_000;
const DEATHS_BEFORE_GIVING_UP = 4;

export async function startServices(request: ServicesRequest): Promise<RunningServices> {
  await privateDirectory(request.logDirectory);
  const watcher: ServiceWatcher = {
    onProcess: request.onProcess ?? (() => {}),
    onNotice: request.onNotice ?? (() => {}),
    runsInItsPlace: request.runsInItsPlace ?? (() => false),
  };
  const plans = await planServices(request, watcher);
  const services = plans.map((plan) => new ServiceProcess(plan, watcher));
  return {
    services,
    get: (name) => services.find((service) => service.name === name)!,
    async waitUntilReady(onWaiting = () => {}, signal) {
      await waitUntilReady(services, onWaiting, signal);
      for (const remark of await clockRemarks(services)) watcher.onNotice(remark);
    },
    async stop() {
      const orderly = await Promise.all(services.map((service) => service.stop()));
      return services.filter((_, index) => !orderly[index]).map(({ name }) => name);
    },
    abandon: () => services.forEach((service) => service.abandon()),
  };
}

async function planServices(
  request: ServicesRequest,
  watcher: ServiceWatcher,
): Promise<ServicePlan[]> {
  const taken = new Set<number>();
  const portFor = async (name: string, what: string, usual: number) => {
    if (watcher.runsInItsPlace(name)) return usual;
    if (request.ports === 'any') return anyFreePort(taken);
    const port = await nextFreePort(usual, taken);
    if (port !== usual)
      watcher.onNotice(`${name}: ${what} ${usual} is taken, so it listens on ${port}.`);
    return port;
  };
  const plans: ServicePlan[] = [];
  for (const service of request.services ?? theServices) {
    const port = await portFor(service.name, 'port', service.port);
    const opsPort = await portFor(service.name, 'ops port', service.opsPort);
    plans.push(planOf(service, port, opsPort, request));
  }
  return plans;
}

export function planOf(
  service: StartedService,
  port: number,
  opsPort: number,
  request: Omit<ServicesRequest, 'ports'>,
): ServicePlan {
  const { root, issuer, logDirectory, databaseOf } = request;
  return {
    name: service.name,
    url: `http://127.0.0.1:${port}`,
    opsUrl: `http://127.0.0.1:${opsPort}`,
    command: process.execPath,
    args: [...memoryFlags, join(root, 'apps', service.name, 'dist', 'main.js')],
    logFile: join(logDirectory, `${service.name}.log`),
    environment: {
      ...childEnvironment(request.environment ?? process.env, serviceSettings),
      ...memoryEnvironment,
      ...request.variables,
      ...request.variablesOf?.(service),
      KAFKA_NAMESPACE: request.kafkaNamespace,
      DATABASE: databaseOf?.(service) ?? service.database,
      NODE_COMPILE_CACHE: join(root, '.smarketing/compile-cache'),
      HOST: '127.0.0.1',
      PORT: String(port),
      OPS_PORT: String(opsPort),
      JWT_ISSUER: issuer.issuer,
      JWT_AUDIENCE: issuer.audience,
      JWT_JWKS_FILE: issuer.jwksFile,
      JWT_JWKS_URL: '',
      // The tokens of a session live for 30 days.
      JWT_MAX_LIFETIME_HOURS: '720',
      ACTOR_KEY: request.actorKey,
      ACTOR_KEY_FILE: '',
      // The key of the vault is for the service that has the vault.
      ...(service.variables.includes('VAULT_KEY') && { VAULT_KEY: request.vaultKey }),
    },
  };
}

async function waitUntilReady(
  services: readonly ServiceProcess[],
  onWaiting: (notReady: NotReady) => void,
  signal?: AbortSignal,
): Promise<void> {
  const end = performance.now() + READY_WITHIN_MS;
  for (;;) {
    signal?.throwIfAborted();
    const answers = await Promise.all(services.map(whyNotReady));
    const notReady = new Map<string, string>();
    services.forEach(({ name }, index) => {
      if (answers[index] !== undefined) notReady.set(name, answers[index]);
    });
    if (notReady.size === 0) return;
    onWaiting(notReady);
    const hopeless = services.find(({ quickDeaths }) => quickDeaths >= DEATHS_BEFORE_GIVING_UP);
    if (hopeless) throw await cannotStart(hopeless, 'keeps exiting at start');
    if (performance.now() > end) {
      const slow = services.find(({ name }) => notReady.has(name))!;
      const why = notReady.get(slow.name)!;
      throw await cannotStart(slow, `is not ready after ${READY_WITHIN_MS / 1000} s (${why})`);
    }
    await delay(100, undefined, { signal });
  }
}

interface Readiness {
  readonly reasons: Readonly<Record<string, string>>;
  readonly remarks?: Readonly<Record<string, string>>;
}

/** What services that are ready remark of their clocks. Here all run on one host: one says it for all. */
async function clockRemarks(services: readonly ServiceProcess[]): Promise<string[]> {
  for (const { plan } of services) {
    const { remarks } = await readinessOf(plan).catch((): Readiness => ({ reasons: {} }));
    if (remarks?.['clock']) return [remarks['clock']];
  }
  return [];
}

async function readinessOf({ opsUrl }: ServicePlan): Promise<Readiness> {
  const answer = await fetch(`${opsUrl}/health/ready`, { signal: AbortSignal.timeout(3_000) });
  return (await answer.json()) as Readiness;
}

/** Undefined: it is ready. */
async function whyNotReady({ pid, isReplaced, plan }: ServiceProcess): Promise<string | undefined> {
  if (pid === undefined && !isReplaced) return 'it has exited and is being restarted';
  try {
    const answer = await fetch(`${plan.opsUrl}/health/ready`, {
      signal: AbortSignal.timeout(3_000),
    });
    if (answer.ok) return undefined;
    const { reasons, remarks } = (await answer.json()) as Readiness;
    // A wrong clock may be what keeps a service from being ready.
    return [...Object.values(reasons), ...(remarks?.['clock'] ? [remarks['clock']] : [])].join(' ');
  } catch {
    return 'it is starting';
  }
}

async function cannotStart(service: ServiceProcess, what: string): Promise<ServiceCannotStart> {
  const { name, plan } = service;
  const log = await readFile(plan.logFile, 'utf8').catch(() => '(nothing)');
  return new ServiceCannotStart(
    `${name} ${what}. Its log ${relative(process.cwd(), plan.logFile)} ends with:\n${tail(log)}`,
  );
}
