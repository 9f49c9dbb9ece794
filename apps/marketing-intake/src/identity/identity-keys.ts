import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { EmailKind } from '@smarketing/contracts';
import { emailKindOf } from './email-kind.js';
import { normaliseEmail } from './normalise-email.js';

export interface EmailIdentity {
  /** `email:<HMAC>`: equal for two spellings of one address; says nothing without the key. */
  readonly key: string;
  /** The key of the mailbox, where the address is another spelling of it: that of its plain address. */
  readonly mailboxKey?: string;
  readonly kind: Exclude<EmailKind, 'none'>;
}

/**
 * Names persons without naming them: `_id`s of the identities are HMAC-SHA256 under a key that is
 * derived from the vault's secret, so that a copy of the collection can be matched against no address
 * list. An external id is hashed as well: in some systems it is an e-mail address.
 */
export class IdentityKeys {
  // As a key object: with the bare bytes each HMAC would cost ten times as much.
  private readonly key: KeyObject;

  constructor(secret: Buffer) {
    const derived = hkdfSync('sha256', secret, '', 'smarketing identities', 32);
    this.key = createSecretKey(Buffer.from(derived));
  }

  /** Undefined for what is not an e-mail address. `mailboxOf` says which mailbox an address means. */
  email(raw: string, mailboxOf: (email: string) => string): EmailIdentity | undefined {
    const email = normaliseEmail(raw);
    if (email === undefined) return undefined;
    const mailbox = mailboxOf(email);
    return {
      key: this.ofAddress(email),
      ...(mailbox !== email && { mailboxKey: this.ofAddress(mailbox) }),
      kind: emailKindOf(email),
    };
  }

  external(system: string, id: string): string {
    return `external:${system}:${this.hmac(`external\n${system}\n${id}`)}`;
  }

  private ofAddress(email: string): string {
    return `email:${this.hmac(`email\n${email}`)}`;
  }

  private hmac(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}
