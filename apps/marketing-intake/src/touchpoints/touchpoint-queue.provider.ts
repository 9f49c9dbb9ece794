import { Injectable } from '@nestjs/common';
import { UnitOfWork, causeOfRequest } from '@smarketing/event-bus';
import { IdempotencyKeys, type IdempotentRequest, type Outcome } from '@smarketing/http';
import { CaptureRepository, type Meeting } from '../capture/capture.repository.js';
import { noSuchLead } from '../capture/no-such-lead.js';
import type { Visit } from '../capture/read-touchpoint.js';
import { faultsOfFields } from '../capture/refuse-capture.js';
import { CommitTogether } from '../commit/commit-together.provider.js';
import type { TouchpointRecordedDto } from './touchpoint.dto.js';

type Asked = IdempotentRequest & Meeting;

const mostAtOnce = 200;

/** Commits touchpoints of several callers together: those of one lead would contend for it. */
@Injectable()
export class TouchpointQueue {
  private readonly queue: CommitTogether<Asked, TouchpointRecordedDto>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly captures: CaptureRepository,
    private readonly idempotency: IdempotencyKeys,
  ) {
    this.queue = new CommitTogether(mostAtOnce, (asked) => this.commitAll(asked));
  }

  /** With an idempotency key it is done once. Rejects with a ProblemError (404) for an unknown lead. */
  async record(
    leadId: string,
    visit: Visit,
    request: IdempotentRequest,
  ): Promise<TouchpointRecordedDto> {
    return this.queue.commit({ ...request, leadId, visit, cause: causeOfRequest() });
  }

  private commitAll(asked: readonly Asked[]): Promise<Outcome<TouchpointRecordedDto>[]> {
    return this.unitOfWork.run((work) =>
      this.idempotency.onceEach(asked, work, async (fresh) => {
        const recorded = await this.captures.recordTouchpoints(work, fresh);
        return recorded.map((outcome, at): Outcome<TouchpointRecordedDto> => {
          const { leadId, visit, cause } = fresh[at]!;
          if (!outcome) return { refusal: noSuchLead(leadId) };
          work.record({ act: 'lead.touchpoint', on: `lead/${leadId}` }, cause);
          const { ignored } = visit;
          return { answer: { ...outcome, ...(ignored && { ignored: faultsOfFields(ignored) }) } };
        });
      }),
    );
  }
}
