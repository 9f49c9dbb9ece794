import type { AttributeValue } from '@smarketing/contracts';
import type { Utm } from '../campaigns/campaign-of-utm.js';
import type { ConsentInput } from './read-consents.js';
import type { ClickIds, ContactField, ExternalId } from '../vault/contact.js';

export interface ProfileInput {
  industry?: string;
  companySize?: string;
  country?: string;
  seniority?: string;
  department?: string;
  emailKind?: string;
  attributes?: Record<string, AttributeValue>;
}

/** A capture as it comes in at the door, from a request or a row of a file: shaped, not yet checked. */
export interface CaptureInput {
  contact?: Partial<Record<ContactField, string>>;
  external?: ExternalId;
  clickIds?: ClickIds;
  profile?: ProfileInput;
  utm?: Utm;
  channel?: string;
  touchpoint?: { kind: string };
  /** How far another system had led the lead; only a file says so. */
  stage?: string;
  /** By purpose what was said about it. */
  consent?: Record<string, ConsentInput>;
  /** RFC 3339 with a zone, or a moment that was read already. */
  occurredAt?: string | Date;
}

/** What is wrong with one field; never repeats its value, which may name a person. */
export interface FieldProblem {
  /** Path of the field in {@link CaptureInput}, such as `contact.email`. */
  readonly field: string;
  /** What is wrong and what would be right, without the value. */
  readonly why: string;
}
