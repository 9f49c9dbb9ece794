import { Injectable } from '@nestjs/common';
import {
  SuggestionDeclined,
  SuggestionRaised,
  SuggestionValidated,
  type DeclineReason,
  type FactClass,
  type Side,
} from '@smarketing/contracts';
import { emit, UnitOfWork } from '@smarketing/event-bus';
import { IdempotencyKeys, type IdempotentRequest } from '@smarketing/http';
import { v7 as uuidv7 } from 'uuid';
import {
  agree,
  decline,
  raise,
  UnknownSuggestionError,
  type Decider,
  type NewSuggestion,
  type Suggestion,
  type SuggestionState,
} from './suggestion.js';
import { suggestions } from './suggestions.document.js';

export interface Decided {
  suggestionId: string;
  state: SuggestionState;
}

type Actor = Omit<Decider, 'at'>;

/** Raises and decides suggestions: one transaction each, with the fact that follows. */
@Injectable()
export class DecideSuggestion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: IdempotencyKeys,
  ) {}

  async raise(said: NewSuggestion, by: string, request: IdempotentRequest): Promise<Decided> {
    const now = new Date();
    return this.unitOfWork.run((work) =>
      this.idempotency.once(request.key, request.requestHash, work, async () => {
        const suggestion = raise(uuidv7(), said, by, now);
        const fact = { suggestionId: suggestion._id, side: said.side, topic: said.topic };
        work.save(suggestions, suggestion, [emit(SuggestionRaised, fact, { time: now })]);
        return decidedOf(suggestion);
      }),
    );
  }

  async agree(id: string, actor: Actor, request: IdempotentRequest): Promise<Decided> {
    return this.decide(id, actor, request, agree, SuggestionValidated);
  }

  async decline(
    id: string,
    actor: Actor,
    why: { reason: DeclineReason; text: string | undefined },
    request: IdempotentRequest,
  ): Promise<Decided> {
    const declined = (suggestion: Suggestion, decider: Decider) =>
      decline(suggestion, decider, why.reason, why.text);
    return this.decide(id, actor, request, declined, SuggestionDeclined, { reason: why.reason });
  }

  private async decide(
    id: string,
    actor: Actor,
    request: IdempotentRequest,
    act: (suggestion: Suggestion, decider: Decider) => Suggestion,
    fact: FactClass<{ suggestionId: string; side: Side }>,
    said: object = {},
  ): Promise<Decided> {
    const now = new Date();
    return this.unitOfWork.run((work) =>
      this.idempotency.once(request.key, request.requestHash, work, async () => {
        const suggestion = await work.load(suggestions, id);
        if (!suggestion) throw new UnknownSuggestionError(id);
        const decided = act(suggestion, { ...actor, at: now });
        const data = { suggestionId: id, side: actor.side, ...said };
        work.save(suggestions, decided, [emit(fact, data, { time: now })]);
        return decidedOf(decided);
      }),
    );
  }
}

function decidedOf({ _id, state }: Suggestion): Decided {
  return { suggestionId: _id, state };
}
