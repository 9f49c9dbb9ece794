import { readdirSync, readFileSync } from 'node:fs';
import { LeadCaptured, LeadScored, PlaybookPublished } from '@smarketing/contracts';
import { runService, type RunningService } from '@smarketing/service-testing';
import { LogProbe } from '@smarketing/testing';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { LeadScoringModule } from '../src/lead-scoring.module.js';

/** What was ever published by a release of the product. */
const corpus = new URL('../../../libs/playbook/corpus/', import.meta.url);
const shapes = readdirSync(corpus)
  .filter((file) => file !== 'digests.json')
  .toSorted();

let scoring: RunningService;
let log: LogProbe;

beforeAll(async () => {
  scoring = await runService(LeadScoringModule);
  log = await LogProbe.start(scoring.system, ['scores']);
});

afterAll(async () => {
  await log?.stop();
  await scoring?.stop();
});

it.each(shapes.map((file, index) => [file, index + 1] as const))(
  'leads are scored under a playbook of the shape of %s that is on the log',
  async (file, version) => {
    const at = (hour: number) => new Date(Date.UTC(2026, 0, version, hour));
    const document = JSON.parse(readFileSync(new URL(file, corpus), 'utf8')) as object;
    const effectiveFrom = at(0).toISOString();
    await scoring.publish({
      fact: PlaybookPublished,
      data: { playbook: 'playbook', version, effectiveFrom, document },
      sequence: version,
      time: at(0),
    });
    await scoring.until(({ playbook }) => playbook === version);
    const leadId = newId();
    const profile = { emailKind: 'company' as const, companySize: '50-249' as const };
    await scoring.publish({
      fact: LeadCaptured,
      data: { leadId, source: 'api', channel: 'organic_search', profile },
      sequence: 1,
      time: at(1),
    });
    expect(await log.next(LeadScored, leadId)).toMatchObject({ playbook: version });
    const { items } = await scoring.ops<{ items: { bus: object } }>('/ops/backlog');
    expect(items.bus).toMatchObject({ parkedKeys: 0, overdueTimers: 0 });
  },
);
