import type { CaptureSource, ImportedStage, Profile } from '@smarketing/contracts';

/** The contract's profile as a plain object. */
export type Bands = Pick<Profile, keyof Profile>;

/** How a first contact was noted before it was corrected. */
export interface FormerFirstTouch {
  readonly channel: string;
  readonly at: Date;
  readonly correctedAt: Date;
  readonly reason: string;
}

/** A lead as intake knows it, without anything personal: that is in the vault under the same id. */
export interface Lead {
  _id: string;
  source: CaptureSource;
  /** Channel and campaign of the first contact: a later one does not change them. */
  channel: string;
  campaignId?: string;
  profile: Bands;
  /** How far another system had led it, as the newest file says. */
  stage?: ImportedStage;
  /** When the first contact happened. */
  capturedAt: Date;
  touchpoints: number;
  lastTouchpointAt?: Date;
  /** When the newest capture happened that taught something: an older one only fills gaps. */
  knownAsOf: Date;
  /** The import that brought the lead in. */
  importId?: string;
  /** How its first contact was noted before it was corrected, the last ones, oldest first. */
  corrections?: readonly FormerFirstTouch[];
  /** Systems that know the lead under an id of theirs. */
  externalSystems: string[];
}
