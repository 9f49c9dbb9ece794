import { FirstTouchCorrected, LeadCaptured, LeadStageImported } from '@smarketing/contracts';
import { describe, expect, it } from 'vitest';
import { captureLead, type KnownLead } from '../src/capture/capture-lead.js';
import type { FieldProblem } from '../src/capture/capture-input.js';
import { readCapture } from '../src/capture/read-capture.js';
import { readStage } from '../src/capture/read-stage.js';
import { correctFirstTouch } from '../src/capture/correct-first-touch.js';
import { terms } from './capture-terms.js';

const leadId = '01890000-0000-7000-8000-000000000001';
const external = { system: 'crm', id: '1' };

function decide(known: KnownLead | undefined, stage: string, occurredAt = '2026-01-01T00:00:00Z') {
  const { command } = readCapture({ external, stage, occurredAt }, 'import', terms);
  return captureLead(known, command!, {
    leadId,
    campaignId: undefined,
    touchpointId: undefined,
    emailIsAnothers: false,
  });
}

describe('the stage of another system', () => {
  it.each([
    ['', undefined],
    ['lead', undefined],
    ['MQL', 'qualified'],
    ['Qualified', 'qualified'],
    ['sql', 'opportunity'],
    ['Customer', 'customer'],
    ['won', 'customer'],
    ['LOST', 'lost'],
    ['disqualified', 'disqualified'],
  ])('%j is %j', (given, stage) => {
    const problems: FieldProblem[] = [];
    expect(readStage(given, problems)).toBe(stage);
    expect(problems).toEqual([]);
  });

  it.each(['Kunde', 'evangelist', '__proto__', 'x'.repeat(100), 'ctl\u0007'])(
    '%j is refused, without being repeated',
    (given) => {
      const problems: FieldProblem[] = [];
      expect(readStage(given, problems)).toBeUndefined();
      expect(problems).toMatchObject([{ field: 'stage' }]);
      expect(JSON.stringify(problems)).not.toContain(given);
    },
  );

  it('is told before the capture, at the time of the import', () => {
    const { facts, lead } = decide(undefined, 'customer');
    expect(facts.map(({ fact }) => fact)).toEqual([LeadStageImported, LeadCaptured]);
    expect(facts[0]).toMatchObject({ data: { leadId, stage: 'customer' }, time: terms.now });
    expect(lead.stage).toBe('customer');
  });

  it('is told again only where it is another one, however old the row', () => {
    const known = decide(undefined, 'opportunity', '2026-02-01T00:00:00Z');
    const at = '2026-03-01T00:00:00Z';
    expect(decide(known, 'opportunity', at)).toMatchObject({ outcome: 'unchanged', facts: [] });
    expect(decide(known, '', at)).toMatchObject({ outcome: 'unchanged', facts: [] });
    const older = decide(known, 'customer', '2025-01-01T00:00:00Z');
    expect(older).toMatchObject({ outcome: 'matched', lead: { stage: 'customer' } });
    expect(older.facts.map(({ fact }) => fact)).toEqual([LeadStageImported, FirstTouchCorrected]);
  });
});

describe('the correction of a first contact', () => {
  const { lead } = decide(undefined, '');
  const reason = 'the export had no channel';

  it('keeps what was, and says both on the log', () => {
    const at = new Date('2025-11-02T08:30:00Z');
    const { lead: corrected, fact } = correctFirstTouch(
      lead,
      { channel: 'event', at, reason },
      terms.now,
    )!;
    expect(corrected).toMatchObject({
      channel: 'event',
      capturedAt: at,
      corrections: [{ channel: lead.channel, at: lead.capturedAt, correctedAt: terms.now, reason }],
    });
    expect(fact.data).toEqual({
      leadId,
      first: { channel: 'event', at: at.toISOString() },
      was: { channel: lead.channel, at: lead.capturedAt.toISOString() },
    });
    expect(JSON.stringify(fact)).not.toContain('export');
  });

  it('changes nothing where it is so already', () => {
    const { channel, capturedAt: at } = lead;
    expect(correctFirstTouch(lead, { channel, at, reason }, terms.now)).toBeUndefined();
    expect(correctFirstTouch(lead, { reason }, terms.now)).toBeUndefined();
  });
});
