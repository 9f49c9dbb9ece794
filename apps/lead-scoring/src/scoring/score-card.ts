import type { DealOutcome, ImportedStage, Profile, TouchpointKind } from '@smarketing/contracts';
import type { Evaluation } from './evaluate-score.js';

/** A score as it was decided, with the agreement it was decided under. */
export interface Assessment extends Evaluation {
  threshold: number;
  /** Playbook version. */
  playbook: number;
  /** When the fact happened that led to it. */
  at: Date;
}

/** Sales was done with a cycle of the lead. */
export interface End {
  cycle: number;
  at: Date;
}

/** A touchpoint by which somebody asks for sales. */
export interface Request {
  kind: TouchpointKind;
  at: Date;
}

/** All that scoring keeps of one lead: enough to score it again and to explain its score. */
export interface ScoreCard {
  /** The lead's id. */
  _id: string;
  /** Missing until the lead's capture has arrived; without it there is no score. */
  channel?: string;
  campaignId?: string;
  profile: Profile;
  touchpoints: Partial<Record<TouchpointKind, number>>;
  assessment?: Assessment;
  /** The latest time at which something the lead did, or became, left it at or over the threshold. */
  lastOverThreshold?: Date;
  /** How many times the lead qualified: the number of its current cycle, 0 before the first. */
  cycle: number;
  /** When sales gave the lead back, by cycle. */
  recycled: End[];
  /** When a deal of it was lost, by cycle. */
  lost?: End[];
  /** When sales gave it up, by cycle. */
  disqualified?: End[];
  /** The latest that it did after it had first qualified: asked for sales, and left its score at the threshold. */
  again?: { asked?: Request; touchedAt?: Date };
  /** How far it had come in another system, which stands for its first cycle; `told` once that is published. */
  elsewhere?: { stage: ImportedStage; at: Date; told?: true };
  /** How its last deal ended. */
  outcome?: End & { result: DealOutcome };
}
