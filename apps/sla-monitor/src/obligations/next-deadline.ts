import type { Duties, Obligation } from './duties.schema.js';
import { isOpen } from './obligation.js';

/** When a breach is declared: a while after the due, for an answer that is still on its way. */
export function breachDeclaredAt({ due, graceSeconds }: Obligation): Date {
  return new Date(due.getTime() + graceSeconds * 1000);
}

/** The first deadline of what is still owed; null when nothing is. */
export function nextDeadline(obligations: readonly Obligation[]): Date | null {
  const deadlines = obligations
    .filter(isOpen)
    .map((owed) => (owed.state === 'armed' ? owed.atRiskAt : breachDeclaredAt(owed)).getTime());
  return deadlines.length === 0 ? null : new Date(Math.min(...deadlines));
}

/** When a document with these obligations wants to be woken: never, as long as its lead is merged. */
export function wakeAtOf(
  duties: Pick<Duties, 'merged'> | undefined,
  obligations: readonly Obligation[],
): Date | null {
  return duties?.merged ? null : nextDeadline(obligations);
}
