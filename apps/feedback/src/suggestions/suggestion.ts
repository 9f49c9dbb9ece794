import type { DeclineReason, Side } from '@smarketing/contracts';
import type { Suggestion } from './suggestion.schema.js';
import type { SuggestionState } from './suggestion-states.js';

export type NewSuggestion = Pick<Suggestion, 'side' | 'topic' | 'title' | 'text' | 'evidence'>;

/** Who decides, for which side, and when. */
export interface Decider {
  side: Side;
  /** The subject of the token. */
  by: string;
  /** The role in which he speaks for the side. */
  as: string;
  at: Date;
}

export function raise(
  id: string,
  said: NewSuggestion,
  { by, as }: Pick<Decider, 'by' | 'as'>,
  at: Date,
): Suggestion {
  return { _id: id, state: 'raised', ...said, raisedBy: by, raisedAs: as, raisedAt: at };
}

export function agree(suggestion: Suggestion, decider: Decider): Suggestion {
  mustBeDecidable(suggestion, decider, 'agree');
  return { ...suggestion, state: 'validated', decision: { ...decider } };
}

export function decline(
  suggestion: Suggestion,
  decider: Decider,
  reason: DeclineReason,
  text?: string,
): Suggestion {
  mustBeDecidable(suggestion, decider, 'decline');
  const decision = { ...decider, reason, ...(text === undefined ? {} : { text }) };
  return { ...suggestion, state: 'declined', decision };
}

/** What may still be done with a suggestion in this state. */
export function legalActs(state: SuggestionState): ('agree' | 'decline')[] {
  return state === 'raised' ? ['agree', 'decline'] : [];
}

function mustBeDecidable(
  suggestion: Suggestion,
  { side, by }: Decider,
  act: 'agree' | 'decline',
): void {
  if (side === suggestion.side) throw new OwnSuggestionError(suggestion._id, side);
  if (by === suggestion.raisedBy) throw new SamePersonError(suggestion._id, side);
  if (suggestion.state !== 'raised') {
    throw new SuggestionDecidedError(suggestion._id, suggestion.state, act);
  }
}

/** A side may not decide on what it raised itself. The same call fails again. */
export class OwnSuggestionError extends Error {
  override readonly name = 'OwnSuggestionError';

  constructor(
    readonly suggestionId: string,
    readonly side: Side,
  ) {
    const other = side === 'marketing' ? 'sales' : 'marketing';
    super(`${side} raised this suggestion itself, so only ${other} may agree to it or decline it.`);
  }
}

/** Nobody decides for one side what he raised for the other, by whatever role. The same call fails again. */
export class SamePersonError extends Error {
  override readonly name = 'SamePersonError';

  constructor(
    readonly suggestionId: string,
    /** The side that somebody else must speak for. */
    readonly side: Side,
  ) {
    super(
      `You raised this suggestion yourself, so you cannot decide it for ${side}: somebody else in ${side} must agree to it or decline it.`,
    );
  }
}

/** Both decisions are final. The same call fails again. */
export class SuggestionDecidedError extends Error {
  override readonly name = 'SuggestionDecidedError';

  constructor(
    readonly suggestionId: string,
    readonly state: SuggestionState,
    readonly act: 'agree' | 'decline',
  ) {
    super(
      `The suggestion is already ${state}, and cannot be ${act === 'agree' ? 'agreed to' : 'declined'} now. ` +
        'Raise a new suggestion to reopen the matter.',
    );
  }
}

/** There is no suggestion of this id. The same call fails again. */
export class UnknownSuggestionError extends Error {
  override readonly name = 'UnknownSuggestionError';

  constructor(readonly suggestionId: string) {
    super('There is no such suggestion. GET /v1/suggestions lists them all.');
  }
}
