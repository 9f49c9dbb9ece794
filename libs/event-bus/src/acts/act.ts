import { v7 as uuidv7 } from 'uuid';
import type { Cause } from '../outbox/cause.js';
import type { RecordedAct } from './recorded-act.schema.js';

/** What a caller did: which document it was done to, and how it ended. Nothing that he sent. */
export interface Act {
  /** `<what>.<verb>`, such as `lead.capture` or `rep.change`. */
  readonly act: string;
  /** `<what>/<id>`, such as `lead/0193…`; absent where there are too many to name. */
  readonly on?: string;
  /** Of an act on many: how many of each. */
  readonly counts?: Readonly<Record<string, number>>;
  /**
   * Names an act that several transactions carry out, such as an upload: they share one record, in
   * which `counts` add up. Made by {@link newActId}.
   */
  readonly id?: string;
}

export function newActId(): string {
  return uuidv7();
}

/** Undefined where no caller did it: then it is no act. */
export function recordOf(
  act: Act,
  { actor, correlationId, reason }: Cause,
): RecordedAct | undefined {
  if (!actor) return undefined;
  const { id = newActId(), ...said } = act;
  const by = { subject: actor.subject, role: actor.role };
  return {
    _id: id,
    at: new Date(),
    ...said,
    by,
    ...(reason !== undefined && { reason }),
    correlationId,
  };
}
