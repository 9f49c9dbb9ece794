import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Module } from '@nestjs/common';
import { createThrowAwayIssuer, type ThrowAwayIssuer } from '@smarketing/access';
import {
  LeadCaptured,
  LeadQualified,
  LeadRecycled,
  LeadScored,
  PlaybookPublished,
  TouchpointRecorded,
} from '@smarketing/contracts';
import {
  defineView,
  emit,
  EventBusModule,
  Folds,
  KafkaTransport,
  OnFact,
  UnitOfWork,
  type Arrived,
  type Emission,
  type Folded,
} from '@smarketing/event-bus';
import { createService, type Service } from '@smarketing/http';
import { OpsModule } from '@smarketing/ops';
import { defaultPlaybook } from '@smarketing/playbook';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';

import { LeadScoringModule } from '../src/lead-scoring.module.js';

interface Heard {
  _id: string;
  facts: { type: string; time: Date; playbook: number | undefined; data: object }[];
}
const heard = defineView<Heard>('heard');
const told = defineView<{ _id: string }>('told');

/** Keeps what scoring puts on the log. */
@Folds(heard)
class HearScores {
  @OnFact(LeadScored)
  scored(document: Heard | undefined, fact: Arrived<LeadScored>): Folded<Heard> {
    return keep(document, fact);
  }

  @OnFact(LeadQualified)
  qualified(document: Heard | undefined, fact: Arrived<LeadQualified>): Folded<Heard> {
    return keep(document, fact);
  }
}

function keep(document: Heard | undefined, { key, type, time, playbook, data }: Arrived) {
  const facts = [...(document?.facts ?? []), { type, time, playbook, data }];
  return { document: { _id: key, facts } };
}

const kafkaBrokers = inject('kafkaBrokers');
const mongoUri = inject('mongoUri');
const run = newId().slice(-8);

/** Stands for the services around scoring: tells of leads and hears of scores. */
@Module({
  imports: [
    OpsModule.forRoot({ service: 'neighbours', version: '0.0.0', port: 0 }),
    EventBusModule.forRoot({
      service: `neighbours-${run}`,
      consumes: ['scores'],
      publishes: ['leads', 'handoffs', 'playbook'],
      views: [heard, told],
      kafkaBrokers,
      mongoUri,
      database: `neighbours-${run}`,
    }),
  ],
  controllers: [HearScores],
})
class Neighbours {}

let issuer: ThrowAwayIssuer;
let scoring: Service;
let neighbours: Service;

beforeAll(async () => {
  issuer = await createThrowAwayIssuer(await mkdtemp(join(tmpdir(), 'scoring-')));
  const scoringModule = LeadScoringModule.forRoot({
    kafkaBrokers,
    mongoUri,
    database: `scoring-${run}`,
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
  const service = {
    title: 'T',
    description: 'D',
    transport: KafkaTransport,
    logLevel: 'warn',
  } as const;
  neighbours = await createService(Neighbours, { ...service, name: 'neighbours' });
  scoring = await createService(scoringModule, { ...service, name: 'lead-scoring' });
});

afterAll(async () => {
  await Promise.all([scoring?.close(), neighbours?.close()]);
});

async function tell(key: string, ...facts: Emission[]): Promise<void> {
  const unitOfWork = neighbours.app.get(UnitOfWork);
  await unitOfWork.run(async (work) => {
    const known = await work.load(told, key);
    work.save(told, known ?? { _id: key }, facts);
  });
}

async function heardOf(leadId: string): Promise<Heard['facts']> {
  const document = await neighbours.app.get(UnitOfWork).run((work) => work.load(heard, leadId));
  return document?.facts ?? [];
}

async function get(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const token = await issuer.token('sales');
  const answer = await fetch(`${scoring.url}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const noon = new Date('2026-11-02T12:00:00.000Z');
const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);
const soon = { timeout: 40_000, interval: 50 };

it('a lead that is told of on the log is scored, qualified, recycled and qualified again', async () => {
  const leadId = newId();
  await tell(
    leadId,
    emit(
      LeadCaptured,
      {
        leadId,
        source: 'api',
        channel: 'organic_search',
        profile: { emailKind: 'company', companySize: '50-249', seniority: 'director' },
      },
      { time: noon },
    ),
  );
  // Only now, so that the lead has to wait for the playbook.
  const document = defaultPlaybook();
  await tell(
    'playbook',
    emit(
      PlaybookPublished,
      { playbook: 'playbook', version: 1, effectiveFrom: noon.toISOString(), document },
      { time: noon },
    ),
  );
  await vi.waitFor(async () => {
    expect(await heardOf(leadId)).toMatchObject([
      { type: 'smarketing.lead.scored.v1', time: noon, playbook: 1, data: { score: 36 } },
    ]);
  }, soon);
  const unqualified = await get(`/v1/scores/${leadId}`);
  expect(unqualified).toMatchObject({
    status: 200,
    body: { leadId, score: 36, qualified: false, cycle: 0, threshold: 50, playbook: 1 },
  });

  const touched = (kind: TouchpointRecorded['kind'], hours: number) =>
    emit(
      TouchpointRecorded,
      { leadId, touchpointId: newId(), kind, channel: 'email' },
      { time: later(hours) },
    );
  await tell(leadId, touched('demo-request', 1));
  await vi.waitFor(async () => {
    expect(await heardOf(leadId)).toMatchObject([
      {},
      { data: { score: 76, previousScore: 36 }, time: later(1) },
      {
        type: 'smarketing.lead.qualified.v1',
        time: later(1),
        playbook: 1,
        data: { cycle: 1, score: 76, threshold: 50, channel: 'organic_search' },
      },
    ]);
  }, soon);

  const recycled = { leadId, repId: 'rep-1', cycle: 1 };
  await tell(leadId, emit(LeadRecycled, recycled, { time: later(2) }));
  await vi.waitFor(async () => {
    expect((await get(`/v1/scores/${leadId}`)).body).toMatchObject({ qualified: false, cycle: 1 });
  }, soon);
  await tell(leadId, touched('page-view', 3));
  await vi.waitFor(async () => {
    expect((await heardOf(leadId)).slice(3)).toMatchObject([
      { data: { score: 77 } },
      { type: 'smarketing.lead.qualified.v1', time: later(3), data: { cycle: 2, score: 77 } },
    ]);
  }, soon);
  const requalified = (await get(`/v1/scores/${leadId}`)).body;
  expect(requalified).toMatchObject({ score: 77, qualified: true, cycle: 2 });
  const contributions = requalified['contributions'] as { points: number }[];
  expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(77);
});

it('the list of scores has pages, each lead once', async () => {
  const ids = [newId(), newId(), newId()];
  for (const leadId of ids) {
    const lead = { leadId, source: 'import' as const, channel: '(none)', profile: {} };
    await tell(leadId, emit(LeadCaptured, lead, { time: noon }));
  }
  await vi.waitFor(async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await get(`/v1/scores?limit=2${after}`);
      const page = body as unknown as { items: { leadId: string }[]; next: string | null };
      seen.push(...page.items.map(({ leadId }) => leadId));
      cursor = page.next;
    }
    expect(seen).toEqual(seen.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(ids));
  }, soon);
});

it('a lead that nobody told of, a broken cursor and a caller without a token are refused', async () => {
  expect(await get(`/v1/scores/${newId()}`)).toMatchObject({
    status: 404,
    body: { type: 'urn:smarketing:problem:unknown-lead' },
  });
  expect(await get('/v1/scores?cursor=nonsense')).toMatchObject({ status: 422 });
  expect((await fetch(`${scoring.url}/v1/scores`)).status).toBe(401);
});
