import type { CaptureSource, TouchpointKind } from '@smarketing/contracts';
import type { SeenCampaign } from '../campaigns/campaign-of-utm.js';
import type { Contact, ExternalId } from '../vault/contact.js';
import type { Bands } from './lead.js';

export interface CaptureCommand {
  readonly source: CaptureSource;
  readonly emailKey?: string;
  readonly externalKey?: string;
  readonly external?: ExternalId;
  /** Known fields only; absent ones blank nothing. */
  readonly contact: Contact;
  readonly profile: Bands;
  readonly channel: string;
  /** The version whose rules gave the channel; absent where the caller said it. */
  readonly playbook?: number;
  readonly campaign?: SeenCampaign;
  readonly touchpoint?: CapturedTouchpoint;
  readonly occurredAt: Date;
}

export interface CapturedTouchpoint {
  readonly kind: TouchpointKind;
  /**
   * Two touchpoints of one lead with the same kind, channel, campaign and `once` are the same one:
   * its time, where the source said it. Absent: each is a new one.
   */
  readonly once?: string;
}
