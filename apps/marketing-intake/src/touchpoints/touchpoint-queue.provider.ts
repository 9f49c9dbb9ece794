import { Injectable } from '@nestjs/common';
import { UnitOfWork, causeOfRequest } from '@smarketing/event-bus';
import {
  IdempotencyKeys,
  ProblemError,
  preconditionFailed,
  type IdempotentRequest,
  type Outcome,
  type Precondition,
} from '@smarketing/http';
import { Captures, type Meeting } from '../capture/captures.provider.js';
import { describeLead } from '../capture/describe-lead.js';
import { leads } from '../capture/leads.view.js';
import { noSuchLead } from '../capture/no-such-lead.js';
import type { Visit } from '../capture/read-touchpoint.js';
import { faultsOfFields } from '../capture/refuse-capture.js';
import { leadWasErased } from '../erasure/refuse-erased.js';
import { CommitTogether } from '../commit/commit-together.provider.js';
import type { TouchpointRecordedDto } from './touchpoint.dto.js';

type Conditional = IdempotentRequest & { readonly precondition: Precondition };
type Asked = Conditional & Meeting;

const mostAtOnce = 200;

/** Commits touchpoints of several callers together: those of one lead would contend for it. */
@Injectable()
export class TouchpointQueue {
  private readonly queue: CommitTogether<Asked, TouchpointRecordedDto>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly captures: Captures,
    private readonly idempotency: IdempotencyKeys,
  ) {
    this.queue = new CommitTogether(mostAtOnce, (asked) => this.commitAll(asked));
  }

  /** With an idempotency key it is done once. Rejects with a ProblemError (404) for an unknown lead. */
  async record(leadId: string, visit: Visit, request: Conditional): Promise<TouchpointRecordedDto> {
    return this.queue.commit({ ...request, leadId, visit, cause: causeOfRequest() });
  }

  private commitAll(asked: readonly Asked[]): Promise<Outcome<TouchpointRecordedDto>[]> {
    return this.unitOfWork.run((work) =>
      this.idempotency.onceEach(asked, work, async (fresh) => {
        const known = await work.loadMany(
          leads,
          fresh.map(({ leadId }) => leadId),
        );
        const isMet = fresh.map(({ leadId, precondition }) => {
          const lead = known.get(leadId);
          return !lead || lead.erased || precondition.holds(describeLead(lead));
        });
        const met = fresh.filter(({ leadId }, at) => isMet[at] && !known.get(leadId)?.erased);
        const recorded = (await this.captures.recordTouchpoints(work, met)).values();
        return fresh.map(({ leadId, visit, cause }, at): Outcome<TouchpointRecordedDto> => {
          const lead = known.get(leadId);
          if (lead?.erased) return { refusal: leadWasErased(lead) };
          if (!isMet[at]) return { refusal: new ProblemError(preconditionFailed) };
          const outcome = recorded.next().value;
          if (!outcome) return { refusal: noSuchLead(leadId) };
          work.record({ act: 'lead.touchpoint', on: `lead/${leadId}` }, cause);
          const { ignored } = visit;
          return { answer: { ...outcome, ...(ignored && { ignored: faultsOfFields(ignored) }) } };
        });
      }),
    );
  }
}
