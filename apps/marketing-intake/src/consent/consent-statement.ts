import type { LegalBasis } from '@smarketing/contracts';

/** Companies may be called on a presumed consent, and no proof of theirs has to be kept. */
export type GivenAs = 'consumer' | 'company';

/** What a person said about one purpose at one time, checked against the playbook of the day. */
export interface ConsentStatement {
  readonly purpose: string;
  readonly state: 'given' | 'withdrawn';
  readonly at: Date;
  /** The form, file or system that it was said in. */
  readonly source: string;
  readonly basis?: LegalBasis;
  readonly textVersion?: string;
  readonly givenAs?: GivenAs;
  /** It counts once it is confirmed. */
  readonly awaits?: true;
  /** So long the link to confirm it is good. */
  readonly linkHours?: number;
  /** Where the sender had it confirmed itself. */
  readonly confirmedAt?: Date;
  readonly keepProofYears?: number;
  /** Personal: it is kept sealed. */
  readonly addresses?: ConsentAddresses;
}

export interface ConsentAddresses {
  /** From which it was given. */
  readonly ip?: string;
  /** From which it was confirmed. */
  readonly confirmationIp?: string;
  /** What a proxy said of the caller who confirmed it. */
  readonly confirmationForwardedFor?: string;
}
