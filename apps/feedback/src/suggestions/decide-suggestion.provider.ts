import { Injectable } from '@nestjs/common';
import { actorOf, type CallerIdentity, type Role } from '@smarketing/access';
import {
  SuggestionDeclined,
  SuggestionRaised,
  SuggestionValidated,
  type DeclineReason,
  type FactClass,
  type Side,
} from '@smarketing/contracts';
import { causeOfRequest, emit, UnitOfWork, type Cause } from '@smarketing/event-bus';
import { IdempotencyKeys, type IdempotentRequest } from '@smarketing/http';
import { v7 as uuidv7 } from 'uuid';
import { roleForSide } from './side-of-caller.js';
import {
  agree,
  decline,
  raise,
  UnknownSuggestionError,
  type Decider,
  type NewSuggestion,
} from './suggestion.js';
import type { Suggestion } from './suggestion.schema.js';
import type { DecidedDto } from './suggestion.dto.js';
import { suggestions } from './suggestions.view.js';

/** Who decides, and for which side. */
export interface Speaker {
  readonly side: Side;
  readonly caller: CallerIdentity;
}

/** Raises and decides suggestions: one transaction each, with the fact that follows. */
@Injectable()
export class DecideSuggestion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: IdempotencyKeys,
  ) {}

  async raise(
    said: NewSuggestion,
    caller: CallerIdentity,
    request: IdempotentRequest,
  ): Promise<DecidedDto> {
    const now = new Date();
    const { by, as, cause } = speakerOf(caller, said.side);
    return this.unitOfWork.run((work) =>
      this.idempotency.once(request.key, request.requestHash, work, async () => {
        const suggestion = raise(uuidv7(), said, { by, as }, now);
        const fact = { suggestionId: suggestion._id, side: said.side, topic: said.topic };
        work.save(suggestions, suggestion, [emit(SuggestionRaised, fact, { time: now })], cause);
        work.record({ act: 'suggestion.raise', on: `suggestion/${suggestion._id}` }, cause);
        return decidedOf(suggestion);
      }),
    );
  }

  async agree(id: string, speaker: Speaker, request: IdempotentRequest): Promise<DecidedDto> {
    return this.decide(id, speaker, request, { verb: 'agree', act: agree }, SuggestionValidated);
  }

  async decline(
    id: string,
    speaker: Speaker,
    why: { reason: DeclineReason; text: string | undefined },
    request: IdempotentRequest,
  ): Promise<DecidedDto> {
    const declined = (suggestion: Suggestion, decider: Decider) =>
      decline(suggestion, decider, why.reason, why.text);
    const how = { verb: 'decline', act: declined };
    return this.decide(id, speaker, request, how, SuggestionDeclined, { reason: why.reason });
  }

  private async decide(
    id: string,
    { side, caller }: Speaker,
    request: IdempotentRequest,
    { verb, act }: { verb: string; act: (suggestion: Suggestion, by: Decider) => Suggestion },
    fact: FactClass<{ suggestionId: string; side: Side }>,
    said: object = {},
  ): Promise<DecidedDto> {
    const now = new Date();
    const { by, as, cause } = speakerOf(caller, side);
    return this.unitOfWork.run((work) =>
      this.idempotency.once(request.key, request.requestHash, work, async () => {
        const suggestion = await work.load(suggestions, id);
        if (!suggestion) throw new UnknownSuggestionError(id);
        const decided = act(suggestion, { side, by, as, at: now });
        const data = { suggestionId: id, side, ...said };
        work.save(suggestions, decided, [emit(fact, data, { time: now })], cause);
        work.record({ act: `suggestion.${verb}`, on: `suggestion/${id}` }, cause);
        return decidedOf(decided);
      }),
    );
  }
}

/** The caller as he speaks for a side, which he may do in one role or another. */
function speakerOf(caller: CallerIdentity, side: Side): { by: string; as: Role; cause: Cause } {
  const as = roleForSide(caller.roles, side);
  return { by: caller.subject, as, cause: { ...causeOfRequest(), actor: actorOf(caller, as) } };
}

function decidedOf({ _id, state }: Suggestion): DecidedDto {
  return { suggestionId: _id, state };
}
