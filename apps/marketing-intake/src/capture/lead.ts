import type { CaptureSource, Profile } from '@smarketing/contracts';

/** The contract's profile as a plain object. */
export type Bands = Pick<Profile, keyof Profile>;

/** A lead as intake knows it, without anything personal: that is in the vault under the same id. */
export interface Lead {
  _id: string;
  source: CaptureSource;
  /** Channel and campaign of the first contact: a later one does not change them. */
  channel: string;
  campaignId?: string;
  profile: Bands;
  /** When the first contact happened. */
  capturedAt: Date;
  touchpoints: number;
  lastTouchpointAt?: Date;
  /** When the newest capture happened that taught something: an older one only fills gaps. */
  knownAsOf: Date;
  /** Systems that know the lead under an id of theirs. */
  externalSystems: string[];
}
