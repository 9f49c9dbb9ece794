import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createThrowAwayIssuer } from '@smarketing/access';
import { kafkaClientOptions, mongoClientOptions } from '@smarketing/connections';
import { serviceNames, services, type ServiceName } from '@smarketing/contracts';
import { Kafka, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';
import {
  type Infrastructure,
  startInfrastructure,
} from '../../../deploy/local/infrastructure/index.ts';
import { anyFreePort } from '../../../deploy/local/infrastructure/ports.ts';
import { tail } from '../../../deploy/local/infrastructure/tool.ts';
import { startWatchdog, type Watchdog } from '../../../deploy/local/infrastructure/watchdog.ts';
import { memoryEnvironment } from '../../../deploy/local/start/the-services.ts';
import { ServiceNetwork } from '../network/service-network.ts';
import {
  type Death,
  type InstancePlan,
  type Life,
  SupervisedService,
} from './supervised-service.ts';

export const root = resolve(import.meta.dirname, '../../..');
const throughProxy = resolve(import.meta.dirname, '../network/through-proxy.ts');
const readyWithin = 120_000;

export interface SystemOptions {
  readonly brokers: 1 | 3;
  readonly members: 1 | 3;
  /** Servers with TLS and passwords. */
  readonly secured?: boolean;
  /** Loaded before every service of every life, for what a run plants in them. */
  readonly preload?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** Hears of every death of a service, and says what its next life begins with. */
  readonly nextLife?: (death: Death) => Life;
  /** What the first life of a service begins with. */
  readonly firstLife?: (service: ServiceName) => Life;
}

/** The five services as processes, on servers of their own, with a network that can be broken. */
export class SystemUnderFault {
  readonly infrastructure: Infrastructure;
  readonly token: string;
  /** Of somebody else, with the same roles: nobody decides what he suggested himself. */
  readonly otherToken: string;
  readonly mongo: MongoClient;
  readonly kafka: Kafka;
  readonly logDirectory: string;
  readonly network = new Map<ServiceName, ServiceNetwork>();
  /** First instances come first; zombies and rollings have a second one. */
  readonly instances: SupervisedService[] = [];
  /** Instances that a load balancer would send nothing to. */
  readonly outOfRotation = new Set<SupervisedService>();
  readonly #options: SystemOptions;
  readonly #watchdog: Watchdog;
  readonly #ports = new Set<number>();
  readonly #access: NodeJS.ProcessEnv;
  readonly #vaultKey = randomBytes(32).toString('base64');

  private constructor(
    infrastructure: Infrastructure,
    options: SystemOptions,
    parts: {
      directory: string;
      watchdog: Watchdog;
      token: string;
      otherToken: string;
      access: NodeJS.ProcessEnv;
    },
  ) {
    this.infrastructure = infrastructure;
    this.#options = options;
    this.#watchdog = parts.watchdog;
    this.#access = parts.access;
    this.token = parts.token;
    this.otherToken = parts.otherToken;
    this.logDirectory = join(parts.directory, 'logs');
    const { kafkaBrokers, mongoUri, security } = infrastructure;
    this.mongo = new MongoClient(mongoUri, {
      ...mongoClientOptions(security?.mongo),
      serverSelectionTimeoutMS: 60_000,
      readPreference: 'primary',
    });
    this.kafka = new Kafka({
      ...kafkaClientOptions(kafkaBrokers, security?.kafka),
      clientId: 'smarketing-faults',
      logLevel: logLevel.NOTHING,
      connectionTimeout: 3_000,
      requestTimeout: 10_000,
    });
  }

  static async start(options: SystemOptions): Promise<SystemUnderFault> {
    const { brokers, members } = options;
    const infrastructure = await startInfrastructure({
      lifetime: 'throwaway',
      directory: join(root, '.smarketing'),
      brokers,
      members,
      secured: options.secured ? {} : undefined,
      // Servers of one's own, as processes: no others can be killed.
      environment: {
        ...process.env,
        KAFKA_BROKERS: '',
        MONGODB_URI: '',
        SMARKETING_INFRASTRUCTURE: 'embedded',
      },
    });
    const directory = await mkdtemp(join(tmpdir(), 'smarketing-faults-'));
    const watchdog = startWatchdog(directory);
    const issuer = await createThrowAwayIssuer(join(directory, 'issuer'));
    const roles = ['revops', 'marketing', 'sales'] as const;
    const token = await issuer.token(roles, { expiresIn: '30d' });
    const otherToken = await issuer.token(roles, { expiresIn: '30d', subject: 'somebody-else' });
    const access = {
      JWT_ISSUER: issuer.issuer,
      JWT_AUDIENCE: issuer.audience,
      JWT_JWKS_FILE: issuer.jwksFile,
      JWT_JWKS_URL: '',
      JWT_MAX_LIFETIME_HOURS: '720',
      ACTOR_KEY: randomBytes(32).toString('base64'),
    };
    const parts = { directory, watchdog, token, otherToken, access };
    const system = new SystemUnderFault(infrastructure, options, parts);
    try {
      await mkdir(system.logDirectory, { recursive: true });
      await system.mongo.connect();
      for (const name of serviceNames) {
        const targets = portsOf(infrastructure);
        system.network.set(name, await ServiceNetwork.open(targets, system.#ports));
      }
      for (const service of serviceNames) {
        (await system.add(service)).start(system.life(options.firstLife?.(service)));
      }
      await system.untilReady();
    } catch (error) {
      await system.stop();
      throw error;
    }
    return system;
  }

  /** What a life begins with when nothing in particular is planned for it. */
  life(more: Life = {}): Life {
    const { preload = [], environment = {} } = this.#options;
    return {
      ...more,
      preload: [throughProxy, ...preload, ...(more.preload ?? [])],
      environment: { ...environment, ...more.environment },
    };
  }

  /** One more instance of a service, not started. */
  async add(service: ServiceName): Promise<SupervisedService> {
    const number = this.instances.filter(({ plan }) => plan.service === service).length + 1;
    const instance = `${service}-${number}`;
    const plan = await this.#plan(service, instance);
    const supervised = new SupervisedService(
      plan,
      this.#watchdog,
      (death) => this.#options.nextLife?.(death) ?? this.life(),
    );
    this.instances.push(supervised);
    return supervised;
  }

  of(service: ServiceName): SupervisedService[] {
    return this.instances.filter(({ plan }) => plan.service === service);
  }

  first(service: ServiceName): SupervisedService {
    return this.of(service)[0]!;
  }

  /** Where a load balancer would send a request to. */
  endpoints(service: ServiceName): string[] {
    return this.of(service)
      .filter((instance) => instance.isRunning && !this.outOfRotation.has(instance))
      .map(({ plan }) => plan.url);
  }

  async untilReady(instances: readonly SupervisedService[] = this.instances): Promise<void> {
    const deadline = performance.now() + readyWithin;
    for (;;) {
      const waiting: SupervisedService[] = [];
      for (const instance of instances) {
        if (instance.isRunning && !(await isReady(instance))) waiting.push(instance);
      }
      if (waiting.length === 0) return;
      if (performance.now() > deadline) {
        const names = waiting.map(({ plan }) => plan.instance).join(', ');
        const log = await readFile(waiting[0]!.plan.logFile, 'utf8').catch(() => '(no log)');
        throw new Error(
          `Not ready after ${readyWithin / 1_000} s: ${names}. The log of the first ends with:\n${tail(log)}`,
        );
      }
      await wait(100);
    }
  }

  /** Stops everything; the services that had to be killed. */
  async stop(): Promise<string[]> {
    const ended = await Promise.all(
      this.instances.map(
        async (instance) => [instance.plan.instance, await instance.end()] as const,
      ),
    );
    for (const network of this.network.values()) network.close();
    await this.mongo.close().catch(() => {});
    await this.infrastructure.stop();
    await this.#watchdog.end();
    return ended.filter(([, how]) => how !== 0).map(([instance, how]) => `${instance} (${how})`);
  }

  async #plan(service: ServiceName, instance: string): Promise<InstancePlan> {
    const main = join(root, 'apps', service, 'dist/main.js');
    if (!existsSync(main)) throw new Error(`${service} is not built: run npm run faults.`);
    const port = await anyFreePort(this.#ports);
    const opsPort = await anyFreePort(this.#ports);
    const { VAULT_KEY: _, ...inherited } = process.env;
    return {
      service,
      instance,
      url: `http://127.0.0.1:${port}`,
      opsUrl: `http://127.0.0.1:${opsPort}`,
      main,
      logFile: join(this.logDirectory, `${instance}.log`),
      environment: {
        ...inherited,
        ...memoryEnvironment,
        ...this.#access,
        ...this.infrastructure.variables,
        KAFKA_NAMESPACE: '',
        DATABASE: databaseOf(service),
        SMARKETING_PROXY_ROUTES: JSON.stringify(this.network.get(service)!.routes),
        NODE_COMPILE_CACHE: join(root, '.smarketing/compile-cache'),
        HOST: '127.0.0.1',
        PORT: String(port),
        OPS_PORT: String(opsPort),
        ...(services[service].variables.includes('VAULT_KEY') && { VAULT_KEY: this.#vaultKey }),
      },
    };
  }
}

export function databaseOf(service: ServiceName): string {
  return services[service].database;
}

export async function isReady({ plan }: SupervisedService): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(3_000);
    return (await fetch(`${plan.opsUrl}/health/ready`, { signal })).ok;
  } catch {
    return false;
  }
}

function portsOf({ brokers, members }: Infrastructure) {
  return { kafka: brokers.map(({ port }) => port), mongodb: members.map(({ port }) => port) };
}
