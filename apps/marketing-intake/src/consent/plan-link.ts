import type { ConsentInForce, Said } from './consent-in-force.js';
import type { ConsentStatement } from './consent-statement.js';

/** Of one lead and purpose in a day: who fills in a form with another's address must not flood them. */
const mostLinks = 3;
const day = 24 * 3_600_000;

/** Until when a link to confirm is good, and when it is told of; nothing where none is due. */
export function planLink(
  {
    purpose,
    awaits,
    confirmedAt,
    basis,
    textVersion,
  }: Omit<ConsentStatement, 'addresses' | 'linkHours'>,
  {
    before,
    ofLead,
    now,
    linkHours,
  }: {
    before: ConsentInForce | undefined;
    ofLead: readonly (Said & { linkUntil?: Date; recordedAt: Date })[];
    now: Date;
    linkHours: number;
  },
): { linkUntil?: Date; tellAt?: Date } {
  if (!awaits || confirmedAt) return {};
  const isInForce =
    before?.state === 'given' && before.basis === basis && before.textVersion === textVersion;
  const lately = ofLead.filter(
    (one) => one.purpose === purpose && one.linkUntil && +now - +one.recordedAt < day,
  );
  if (isInForce || lately.length >= mostLinks) return {};
  return { linkUntil: new Date(+now + linkHours * 3_600_000), tellAt: now };
}
