import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { createThrowAwayIssuer, type ThrowAwayIssuer } from '@smarketing/access';
import { factsOf } from '@smarketing/contracts';
import {
  defineView,
  EventBusModule,
  Folds,
  KafkaTransport,
  OnFact,
  playbooks,
  SERVICE_DATABASE,
  shardOf,
  UnitOfWork,
  type Arrived,
  type Emission,
  type Folded,
} from '@smarketing/event-bus';
import { createService, type Service } from '@smarketing/http';
import { OpsModule } from '@smarketing/ops';
import type { Playbook } from '@smarketing/playbook';
import type { mongo } from 'mongoose';
import { inject } from 'vitest';
import { SlaMonitorModule } from '../src/sla-monitor.module.js';

interface Heard {
  _id: string;
  facts: { type: string; time: Date; playbook: number | undefined; data: object }[];
}
const heard = defineView<Heard>('heard');
const told = defineView<{ _id: string }>('told');
const kafkaBrokers = inject('kafkaBrokers');
const mongoUri = inject('mongoUri');
const quietly = {
  title: 'T',
  description: 'D',
  transport: KafkaTransport,
  logLevel: 'warn',
} as const;

/** Keeps what the SLA monitor puts on the log. */
@Folds(heard)
class HearSla {
  hear(document: Heard | undefined, { key, type, time, playbook, data }: Arrived): Folded<Heard> {
    const facts = [...(document?.facts ?? []), { type, time, playbook, data }];
    return { document: { _id: key, facts } };
  }
}
const hearing = Object.getOwnPropertyDescriptor(HearSla.prototype, 'hear')!;
for (const fact of factsOf('sla')) {
  const name = `hear${fact.name}`;
  // A copy for each fact: the decorator marks the function itself.
  const hear = function (this: HearSla, ...arrived: Parameters<HearSla['hear']>) {
    return this.hear(...arrived);
  };
  Object.defineProperty(HearSla.prototype, name, { ...hearing, value: hear });
  OnFact(fact)(HearSla.prototype, name, Object.getOwnPropertyDescriptor(HearSla.prototype, name)!);
}

/** Stands for the services around the SLA monitor: tells it of leads, hears what it publishes. */
export async function startNeighbours(run: string) {
  @Module({
    imports: [
      OpsModule.forRoot({ service: 'neighbours', version: '0.0.0', port: 0 }),
      EventBusModule.forRoot({
        service: `neighbours-${run}`,
        consumes: ['sla'],
        publishes: ['handoffs', 'scores'],
        views: [heard, told],
        kafkaBrokers,
        mongoUri,
        database: `neighbours-${run}`,
      }),
    ],
    controllers: [HearSla],
  })
  class Neighbours {}
  const service = await createService(Neighbours, { ...quietly, name: 'neighbours' });
  const unitOfWork = service.app.get(UnitOfWork);
  return {
    async tell(key: string, ...facts: Emission[]): Promise<void> {
      await unitOfWork.run(async (work) => {
        const known = await work.load(told, key);
        work.save(told, known ?? { _id: key }, facts);
      });
    },
    async heardOf(key: string): Promise<Heard['facts']> {
      const document = await unitOfWork.run((work) => work.load(heard, key));
      return document?.facts ?? [];
    },
    /** The name of each fact as it stands in its type, such as `obligation.armed`. */
    async namesHeardOf(key: string): Promise<string[]> {
      const facts = await this.heardOf(key);
      return facts.map(({ type }) => type.replace('smarketing.', '').replace('.v1', ''));
    },
    /** Drops the databases of the run. */
    async close(): Promise<void> {
      const db = service.app.get<mongo.Db>(SERVICE_DATABASE);
      for (const name of ['neighbours', 'sla']) {
        await db.client.db(`${name}-${run}`).dropDatabase();
      }
      await service.close();
    },
    /**
     * Gives the SLA monitor a playbook of its own before its first start: the log is shared by all
     * integration tests, and so is the one playbook on it.
     */
    async agree(playbook: Playbook): Promise<void> {
      const _id = 'playbook';
      const bus = { version: 1, seen: { playbook: 1e9 }, sent: {}, shard: shardOf(_id) };
      const versions = [{ version: 1, effectiveFrom: new Date(0), document: playbook }];
      const db = service.app.get<mongo.Db>(SERVICE_DATABASE).client.db(`sla-${run}`);
      await db
        .collection<{ _id: string }>(playbooks.collection)
        .insertOne({ _id, versions, bus } as never);
    },
  };
}

export async function startSlaMonitor(run: string, issuer: ThrowAwayIssuer): Promise<Service> {
  const module = SlaMonitorModule.forRoot({
    kafkaBrokers,
    mongoUri,
    database: `sla-${run}`,
    port: 0,
    opsPort: 0,
    host: '127.0.0.1',
    access: {
      jwks: { file: issuer.jwksFile },
      issuer: issuer.issuer,
      audience: issuer.audience,
    },
    logLevel: 'warn',
  });
  return createService(module, { ...quietly, name: 'sla-monitor' });
}

export async function throwAwayIssuer(): Promise<ThrowAwayIssuer> {
  return createThrowAwayIssuer(await mkdtemp(join(tmpdir(), 'sla-')));
}
