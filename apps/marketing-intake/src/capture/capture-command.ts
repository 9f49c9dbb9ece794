import type {
  AttributeValue,
  CaptureSource,
  ImportedStage,
  TouchpointKind,
} from '@smarketing/contracts';
import type { Cause } from '@smarketing/event-bus';
import type { SeenCampaign } from '../campaigns/campaign-of-utm.js';
import type { ConsentStatement } from '../consent/consent-statement.js';
import type { Contact, ExternalId, OwnWords, WordList } from '../vault/contact.js';
import type { FieldProblem } from './capture-input.js';
import type { Bands } from './lead.schema.js';

export interface CaptureCommand {
  readonly source: CaptureSource;
  readonly emailKey?: string;
  /** The key of the mailbox that the address is one spelling of. */
  readonly mailboxKey?: string;
  readonly externalKey?: string;
  /** The key of the same external id as it was read before signs that nobody sees were left out. */
  readonly formerExternalKey?: string;
  readonly external?: ExternalId;
  /** Known fields only; absent ones blank nothing. */
  readonly contact: Contact;
  readonly profile: Bands;
  /** The lead's own words for bands that no list has, which stand in the profile as `other`. */
  readonly own: OwnWords;
  /** What a value of a band is under the playbook that the capture was read under, or `other`. */
  readonly listedAs: (list: WordList, value: AttributeValue) => AttributeValue;
  /** Do two texts mean one mailbox, under the playbook that the capture was read under? */
  readonly sameMailbox: (left: string, right: string) => boolean;
  readonly channel: string;
  /**
   * The channel as the sender said it, lower case and with underscores: a touchpoint is known again by
   * it, whatever name the list has for it by now. Absent where the rules gave the channel.
   */
  readonly cameBy?: string;
  /** The version whose rules gave the channel; absent where the caller said it. */
  readonly playbook?: number;
  readonly campaign?: SeenCampaign;
  /** What was left out of the capture, and why; the answer says so. */
  readonly ignored?: readonly FieldProblem[];
  readonly touchpoint?: CapturedTouchpoint;
  /** How far another system had led the lead, as a file says it, and since when that is known. */
  readonly stage?: { readonly stage: ImportedStage; readonly at: Date };
  /** What was said about purposes, all of them declared. */
  readonly consents?: readonly ConsentStatement[];
  readonly occurredAt: Date;
  /** Its source said when it was, so that it may turn out to be the first contact. */
  readonly isDated?: boolean;
  readonly readAt: Date;
  /** The import that it is a row of. */
  readonly importId?: string;
  /** The request that it came with, where captures of several requests are committed together. */
  readonly cause?: Cause;
}

export interface CapturedTouchpoint {
  readonly kind: TouchpointKind;
  /**
   * Two touchpoints of one lead with the same kind, channel, campaign and `once` are the same one:
   * its time, where the source said it. Absent: each is a new one.
   */
  readonly once?: string;
}
