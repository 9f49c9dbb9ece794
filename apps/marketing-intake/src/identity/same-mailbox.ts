import { normaliseEmail } from './normalise-email.js';

/** Whether two texts are addresses of one mailbox. */
export function sameMailbox(
  left: string,
  right: string,
  mailboxOf: (email: string) => string,
): boolean {
  const [one, other] = [normaliseEmail(left), normaliseEmail(right)];
  if (one === undefined || other === undefined) return false;
  return one === other || mailboxOf(one) === mailboxOf(other);
}
