import type { ConsentInForce } from './consent-in-force.js';
import type { ConsentInForceDto, SaidConsentDto } from './consent.dto.js';
import type { Consent } from './consent.schema.js';

export function describeInForce(inForce: ConsentInForce): ConsentInForceDto {
  const { statementId: _, ...shown } = inForce;
  return shown;
}

/** Without addresses: those are shown with the proof alone. */
export function describeSaid(consent: Consent): SaidConsentDto {
  const { _id: id, purpose, state, basis, textVersion, source, at, recordedAt } = consent;
  const { givenAs: as, awaits, confirmedAt, confirmedBy, timesUsed, uses } = consent;
  const lastUsedAt = uses?.at(-1);
  return {
    ...{ id, purpose, state, source, at, recordedAt },
    ...(basis && { basis }),
    ...(textVersion && { textVersion }),
    ...(as && { as }),
    ...(awaits && { needsConfirmation: true }),
    ...(confirmedAt && { confirmedAt }),
    ...(confirmedBy && { confirmedBy }),
    ...(timesUsed && { timesUsed }),
    ...(lastUsedAt && { lastUsedAt }),
  };
}
