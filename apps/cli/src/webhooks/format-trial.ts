import type { MarketingIntake } from '@smarketing/api-client';

type Trial = MarketingIntake.components['schemas']['Trial'];
type TrialEvent = Trial['events'][number];

const signatures: Readonly<Record<Trial['signature'], string>> = {
  valid: 'The signature is valid.',
  missing: 'The signature, or what it is signed with, is missing: it would be refused (401).',
  wrong: 'The signature is wrong: it would be refused (401).',
  stale: 'The signed time is more than five minutes from now: it would be refused (401).',
  'not checked': 'The signature was not checked: give its headers with --header.',
};

/** What would become of a delivery, event by event. */
export function formatTrial({ signature, events }: Trial): string {
  const count = (outcome: TrialEvent['outcome']) =>
    events.filter((event) => event.outcome === outcome).length;
  const sums = `${events.length} events: ${count('lead')} leads, ${count('passed over')} passed over, ${count('refused')} refused. Nothing was stored.`;
  return [signatures[signature], ...events.flatMap(formatEvent), sums].join('\n');
}

function formatEvent({ event, outcome, lead, errors }: TrialEvent): string[] {
  const fields = lead ? linesOf(lead, '') : [];
  const why = errors.map(
    ({ pointer, detail }) =>
      `  ${outcome === 'lead' ? 'left out' : 'wrong'}: ${pointer ?? ''} ${detail}`,
  );
  return [`Event ${event}: ${outcome}`, ...fields, ...why];
}

/** One line for each value, by its place. */
function linesOf(value: unknown, place: string): string[] {
  if (typeof value !== 'object' || value === null) return [`  ${place}: ${String(value)}`];
  return Object.entries(value).flatMap(([name, inner]) =>
    linesOf(inner, place === '' ? name : `${place}.${name}`),
  );
}
