import { FirstTouchCorrected, LeadCaptured } from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captureLead, type KnownLead } from '../src/capture/capture-lead.js';
import type { CaptureInput } from '../src/capture/capture-input.js';
import { readCapture } from '../src/capture/read-capture.js';
import { correctFirstTouch } from '../src/capture/correct-first-touch.js';
import { terms } from './capture-terms.js';

const leadId = '01890000-0000-7000-8000-000000000001';
const contact = { email: 'anna@acme.example' };
/** In the order of their planning, which is that of their ids. */
const campaigns = ['01890000-0000-7000-8000-00000000000a', '01890000-0000-7000-8000-00000000000b'];

function decide(known: KnownLead | undefined, input: CaptureInput, campaignId?: string) {
  const { command, problems } = readCapture({ contact, ...input }, 'api', terms);
  if (!command) throw new Error(JSON.stringify(problems));
  const circumstances = { leadId, campaignId, touchpointId: undefined, emailIsAnothers: false };
  return captureLead(known, command, circumstances);
}

describe('the first contact', () => {
  it('is the earlier one where that arrives later, with what was, and both on the log', () => {
    const at = '2026-02-01T00:00:00.000Z';
    const was = '2026-03-01T00:00:00.000Z';
    const first = decide(undefined, { channel: 'email', occurredAt: was }, campaigns[0]);
    const { lead, facts, outcome } = decide(first, { utm: { source: 'google' }, occurredAt: at });
    expect(outcome).toBe('matched');
    expect(lead).toMatchObject({
      channel: 'organic_search',
      capturedAt: new Date(at),
      knownAsOf: new Date(was),
      corrections: [
        { channel: 'email', campaignId: campaigns[0], correctedAt: terms.now, automatic: true },
      ],
    });
    expect(lead.campaignId).toBeUndefined();
    expect(facts).toEqual([
      {
        fact: FirstTouchCorrected,
        data: {
          leadId,
          first: { channel: 'organic_search', at },
          was: { channel: 'email', campaignId: campaigns[0], at: was },
        },
        time: new Date(was),
        playbook: 3,
      },
    ]);
    expect(
      decide({ lead, contact: first.contact }, { occurredAt: at, utm: { source: 'google' } }),
    ).toMatchObject({ outcome: 'unchanged', facts: [] });
  });

  it('takes the word for its channel along', () => {
    const later = decide(undefined, {
      channel: 'Falconry fair',
      occurredAt: '2026-02-02T00:00:00Z',
    });
    expect(later.contact.words).toEqual({ channel: 'Falconry fair' });
    const listed = decide(later, { channel: 'event', occurredAt: '2026-02-01T00:00:00Z' });
    expect(listed.contact.words).toBeUndefined();
    const own = decide(listed, { channel: 'Pigeon post', occurredAt: '2026-01-01T00:00:00Z' });
    expect(own.contact.words).toEqual({ channel: 'Pigeon post' });
  });

  it('stays where the earlier time is that of a clock, not told by the source', () => {
    const first = decide(undefined, { channel: 'email', occurredAt: terms.now.toISOString() });
    const again = decide(first, { channel: 'event' });
    expect(again).toMatchObject({ outcome: 'unchanged', lead: { channel: 'email' } });
  });

  it('stays as revops corrected it by hand, whatever becomes known', () => {
    const first = decide(undefined, { channel: 'email', occurredAt: '2026-02-01T00:00:00Z' });
    const corrected = correctFirstTouch(
      first.lead,
      { channel: 'event', reason: 'fair' },
      terms.now,
    )!;
    const known = { ...first, lead: corrected.lead };
    const again = decide(known, { channel: 'social', occurredAt: '2026-01-01T00:00:00Z' });
    expect(again.lead).toMatchObject({ channel: 'event', capturedAt: first.lead.capturedAt });
  });

  it('does not depend on the order in which contacts arrive, also of one time, and on the log neither', () => {
    const touch = fc.record({
      channel: fc.constantFrom('email', 'social', 'event', 'other', 'direct_traffic'),
      day: fc.integer({ min: 1, max: 4 }),
      campaign: fc.constantFrom(undefined, ...campaigns),
    });
    const touches = fc.array(touch, { minLength: 1, maxLength: 8 });
    const withOrder = touches.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    fc.assert(
      fc.property(withOrder, ([some, others]) => {
        const [one, other] = [arrived(some), arrived(others)];
        expect(one.first).toEqual(other.first);
        expect(one.told).toEqual(one.first);
        expect(other.told).toEqual(other.first);
      }),
    );
  });
});

interface Touch {
  channel: string;
  day: number;
  campaign: string | undefined;
}

/** The first contact as intake has it, and as whoever folds the facts has it. */
function arrived(touches: readonly Touch[]) {
  let known: KnownLead | undefined;
  let told: object | undefined;
  for (const { channel, day, campaign } of touches) {
    const decision = decide(known, { channel, occurredAt: `2026-02-0${day}T00:00:00Z` }, campaign);
    for (const fact of decision.facts) told = toldBy(fact) ?? told;
    known = decision;
  }
  const { channel, campaignId, capturedAt } = known!.lead;
  return { first: { channel, campaignId, at: capturedAt.toISOString() }, told };
}

function toldBy({ fact, data, time }: Emission): object | undefined {
  if (fact === FirstTouchCorrected) {
    return { campaignId: undefined, ...(data as FirstTouchCorrected).first };
  }
  if (fact !== LeadCaptured) return undefined;
  const { channel, campaignId } = data as LeadCaptured;
  return { channel, campaignId, at: time.toISOString() };
}
