import type { Handoff } from './handoff.schema.js';

/** Another lead stands for it: nobody has to work on it. Known even where it has not qualified. */
export function mergeAwayHandoff(
  handoff: Handoff | undefined,
  leadId: string,
  mergedInto: string,
): Handoff {
  return { ...(handoff ?? ({ _id: leadId } as Handoff)), mergedInto };
}

/** It goes on where it was. Who waits for a rep has waited since now: nobody owes an answer for before. */
export function restoreHandoff(handoff: Handoff | undefined, at: Date): Handoff | undefined {
  if (handoff?.mergedInto === undefined) return undefined;
  const { mergedInto: _into, ...restored } = handoff;
  return restored.stage === 'qualified' ? { ...restored, restoredAt: at } : restored;
}
