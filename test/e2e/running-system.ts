import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createThrowAwayIssuer, type Role, type ThrowAwayIssuer } from '@smarketing/access';
import {
  createClient,
  type Apis,
  type Input,
  type Output,
  type PathOf,
} from '@smarketing/api-client';
import { testSystem, type TestSystem } from '@smarketing/testing';
import { startWatchdog } from '../../deploy/local/infrastructure/watchdog.ts';
import { type RunningServices, startServices } from '../../deploy/local/start/running-services.ts';
import { writeSession } from '../../deploy/local/start/session.ts';
import { theServices } from '../../deploy/local/start/the-services.ts';

export const root = resolve(import.meta.dirname, '../..');

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- what a service answers, of any shape
  readonly body: any;
}

/** Where an earlier system has left its log and databases. */
export interface KeptSystem {
  readonly infrastructure: TestSystem;
  readonly vaultKey: string;
}

export interface StartOptions {
  /** More variables of each service. */
  readonly variablesOf?: (service: string) => Readonly<Record<string, string>>;
  /** What happens before they are waited for. */
  readonly whileStarting?: (running: RunningServices) => Promise<void>;
}

export interface RequestOptions {
  role?: Role;
  /** Instead of one for the role. */
  token?: string;
  headers?: Record<string, string>;
  /** Sent as it is; `json` is its alternative. */
  body?: string | Uint8Array<ArrayBuffer>;
  json?: unknown;
}

/** The built services as processes of their own, with topics and databases that no other spec sees. */
export class RunningSystem {
  readonly infrastructure: TestSystem;
  readonly issuer: ThrowAwayIssuer;
  readonly running: RunningServices;
  /** For the command line; its folder goes with the system. */
  readonly sessionFile: string;
  /** What the launcher said: a service that was started again. */
  readonly notices: string[];
  #watchdog: ReturnType<typeof startWatchdog>;

  private constructor(
    parts: Pick<RunningSystem, 'infrastructure' | 'issuer' | 'running' | 'sessionFile' | 'notices'>,
    watchdog: ReturnType<typeof startWatchdog>,
  ) {
    this.infrastructure = parts.infrastructure;
    this.issuer = parts.issuer;
    this.running = parts.running;
    this.sessionFile = parts.sessionFile;
    this.notices = parts.notices;
    this.#watchdog = watchdog;
  }

  /**
   * Resolves when the named services (default: all) are ready; on data that were kept, and with more
   * variables, if given.
   */
  static async start(
    names?: readonly string[],
    kept?: KeptSystem,
    more: Readonly<Record<string, string>> = {},
    { variablesOf, whileStarting }: StartOptions = {},
  ): Promise<RunningSystem> {
    const infrastructure = kept?.infrastructure ?? testSystem();
    const { variables, kafkaNamespace } = infrastructure;
    const directory = await mkdtemp(join(tmpdir(), 'smarketing-e2e-'));
    // Takes the services and the folder along if the test run is killed.
    const watchdog = startWatchdog(directory);
    const issuer = await createThrowAwayIssuer(join(directory, 'issuer'));
    const pids = new Map<string, number>();
    const notices: string[] = [];
    const running = await startServices({
      root,
      variables: { ...variables, ...more },
      variablesOf: variablesOf && (({ name }) => variablesOf(name)),
      kafkaNamespace,
      issuer,
      vaultKey: kept?.vaultKey ?? randomBytes(32).toString('base64'),
      actorKey: randomBytes(32).toString('base64'),
      logDirectory: join(directory, 'logs'),
      services: theServices.filter(({ name }) => names?.includes(name) ?? true),
      databaseOf: ({ database }) => infrastructure.database(database),
      ports: 'any',
      onNotice: (sentence) => notices.push(sentence),
      onProcess(name, pid) {
        if (pids.has(name)) watchdog.remove(pids.get(name)!);
        pids.delete(name);
        if (pid !== undefined) watchdog.add(pids.set(name, pid).get(name)!);
      },
    });
    const sessionFile = join(directory, 'session.json');
    const system = { infrastructure, issuer, running, sessionFile, notices };
    try {
      await whileStarting?.(running);
      await running.waitUntilReady();
      await writeSession({
        ...{ file: sessionFile, running: running.services, issuer, variables, kafkaNamespace },
      });
    } catch (error) {
      await running.stop();
      await watchdog.end();
      throw error;
    }
    return new RunningSystem(system, watchdog);
  }

  /** The services that had to be killed, as they did not drain. */
  async stop(): Promise<string[]> {
    const killed = await this.running.stop();
    await this.#watchdog.end();
    return killed;
  }

  async request(
    method: string,
    service: string,
    path: string,
    options: RequestOptions = {},
  ): Promise<Answer> {
    const { role = 'revops', token, headers, json, body } = options;
    const answer = await fetch(this.running.get(service).plan.url + path, {
      method,
      headers: {
        authorization: `Bearer ${token ?? (await this.issuer.token(role))}`,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...((json !== undefined || body !== undefined) && { body: body ?? JSON.stringify(json) }),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  }

  /** The body of a GET that must succeed. */
  async read<S extends keyof Apis, P extends PathOf<S, 'get'>>(
    service: S,
    path: P,
    input?: Input<S, 'get', P>,
  ): Promise<Output<S, 'get', P>> {
    return this.#ask('get', service, path, input);
  }

  /** The body of a POST that must succeed. */
  async post<S extends keyof Apis, P extends PathOf<S, 'post'>>(
    service: S,
    path: P,
    input: Input<S, 'post', P>,
  ): Promise<Output<S, 'post', P>> {
    return this.#ask('post', service, path, input);
  }

  async #ask<R>(
    method: string,
    service: keyof Apis,
    route: string,
    input: object = {},
  ): Promise<R> {
    const { path, query, header, body } = input as Record<string, unknown>;
    const { request } = createClient(service, {
      baseUrl: this.running.get(service).plan.url,
      token: () => this.issuer.token('revops'),
    }) as unknown as {
      request: (...asked: unknown[]) => Promise<{ data: R; error?: unknown; response: Response }>;
    };
    const params = { path, query, header };
    const { data, error, response } = await request(method, route, { params, body });
    if (response.ok) return data;
    throw new Error(`${service} ${route} answered ${response.status}: ${JSON.stringify(error)}`);
  }

  async ops(service: string, path: string): Promise<Answer['body']> {
    const answer = await fetch(this.running.get(service).plan.opsUrl + path);
    return answer.json();
  }

  /** Events per stream: what the owners have issued, and what has arrived in feedback. */
  async published(): Promise<{
    published: Record<string, number>;
    folded: Record<string, number>;
  }> {
    const published: Record<string, number> = {};
    for (const { name } of this.running.services) {
      Object.assign(published, (await this.ops(name, '/info')).published);
    }
    const streams = await this.read('feedback', '/v1/streams');
    const folded = Object.entries(streams).map(([stream, { folded: events }]) => [stream, events]);
    return {
      published: forReports(Object.entries(published)),
      folded: forReports(folded as [string, number][]),
    };
  }

  /** True when no service has anything left to do, also none that another has just caused. */
  async isQuiescent(): Promise<boolean> {
    const backlogs = await Promise.all(
      this.running.services.map(({ name }) => this.ops(name, '/ops/backlog')),
    );
    return backlogs.every(({ quiescent }) => quiescent);
  }
}

/** That services have erased a lead is for intake alone. */
function forReports(streams: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(streams.filter(([stream]) => !stream.endsWith('-erasures')));
}
