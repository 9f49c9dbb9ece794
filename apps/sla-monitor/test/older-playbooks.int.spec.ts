import { readdirSync, readFileSync } from 'node:fs';
import { LeadAssigned, ObligationArmed, contractOf } from '@smarketing/contracts';
import type { Playbook } from '@smarketing/playbook';
import { v7 as newId } from 'uuid';
import { expect, it, vi } from 'vitest';
import { runMonitor } from './running-monitor.js';

/** What was ever published by a release of the product. */
const corpus = new URL('../../../libs/playbook/corpus/', import.meta.url);
const shapes = readdirSync(corpus).filter((file) => file !== 'digests.json');

it.each(shapes)('duties are armed under a playbook of the shape of %s', async (file) => {
  const monitor = await runMonitor();
  try {
    const document = JSON.parse(readFileSync(new URL(file, corpus), 'utf8')) as Playbook;
    await monitor.service.agree(document);
    const leadId = newId();
    const assigned = { leadId, repId: 'maria', cycle: 1, rule: 'weighted-round-robin' };
    await monitor.tell(leadId, new Date(), LeadAssigned, assigned);
    await vi.waitFor(
      () => {
        const types = monitor.heardOf(leadId).map(({ type }) => type);
        expect(types).toEqual([contractOf(ObligationArmed).type]);
      },
      { timeout: 20_000 },
    );
  } finally {
    await monitor.stop();
  }
});
