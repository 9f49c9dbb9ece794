import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@smarketing/event-bus';
import { IdempotencyKeys, ProblemError, type IdempotentRequest } from '@smarketing/http';
import type { FieldProblem } from '../capture/capture-input.js';
import { CurrentTerms } from '../capture/capture-terms.provider.js';
import { presentLead } from '../capture/lead.repository.js';
import { leads } from '../capture/leads.view.js';
import { readMoment } from '../capture/read-moment.js';
import { refuseFields } from '../capture/refuse-capture.js';
import { consentInForce, consentsInForce } from './consent-in-force.js';
import type { ConsentsDto, ConsentsRecordedDto, ConsentUsedDto } from './consent.dto.js';
import { ConsentRepository } from './consent.repository.js';
import { describeInForce, describeSaid } from './describe-consent.js';
import { keepProofUntil } from './keep-proof-until.js';
import { readConsents } from '../capture/read-consents.js';

/** What leads that are known by their id say about purposes. */
@Injectable()
export class Consents {
  constructor(
    private readonly terms: CurrentTerms,
    private readonly consents: ConsentRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: IdempotencyKeys,
  ) {}

  /** Throws a ProblemError (404, 422). */
  async record(
    leadId: string,
    given: Readonly<Record<string, unknown>>,
    request: IdempotentRequest,
  ): Promise<ConsentsRecordedDto> {
    const { now, consent, isAddress } = await this.terms.load();
    const problems: FieldProblem[] = [];
    const statements = readConsents(
      given,
      { now, consent, isAddress, otherwiseAt: now, otherwiseIn: 'api' },
      problems,
    );
    if (problems.length === 0 && statements.length === 0) {
      problems.push({ field: 'consent', why: 'names no purpose: say what was said about one' });
    }
    if (problems.length > 0) throw refuseFields(problems);
    return this.unitOfWork.run((work) =>
      this.idempotency.once(request.key, request.requestHash, work, async () => {
        presentLead(await work.load(leads, leadId), leadId);
        const said = statements.map((statement) => ({ leadId, statement }));
        const recorded = await this.consents.record(work, said, now);
        work.record({ act: 'lead.consent', on: `lead/${leadId}` });
        const shown = recorded.map(({ inForce, isNew, consent: { linkUntil } }) => ({
          ...describeInForce(inForce),
          recorded: isNew,
          ...(isNew && linkUntil && { confirmBy: linkUntil }),
        }));
        return { leadId, consents: shown };
      }),
    );
  }

  /** Throws a ProblemError (404). */
  async history(leadId: string): Promise<ConsentsDto> {
    return this.unitOfWork.run(async (work) => {
      presentLead(await work.load(leads, leadId), leadId);
      const said = (await this.consents.of(work, [leadId])).get(leadId) ?? [];
      return {
        leadId,
        consents: consentsInForce(said).map((inForce) => describeInForce(inForce)),
        history: said.map((consent) => describeSaid(consent)),
      };
    });
  }

  /** Throws a ProblemError (404, 409, 422). */
  async use(
    leadId: string,
    purpose: string,
    given: string | undefined,
    request: IdempotentRequest,
  ): Promise<ConsentUsedDto> {
    const now = new Date();
    const problems: FieldProblem[] = [];
    const at = readMoment('at', given, now, problems) ?? now;
    if (problems.length > 0) throw refuseFields(problems);
    return this.unitOfWork.run((work) =>
      this.idempotency.once(request.key, request.requestHash, work, async () => {
        presentLead(await work.load(leads, leadId), leadId);
        const said = (await this.consents.of(work, [leadId])).get(leadId) ?? [];
        const known = said.filter((one) => one.at <= at);
        const inForce = consentInForce(known, purpose);
        if (inForce?.state !== 'given') throw notGiven();
        const used = await this.consents.use(work, inForce.statementId, at);
        work.record({ act: 'consent.use', on: `lead/${leadId}` });
        const until = keepProofUntil(used);
        return {
          purpose,
          statementId: used._id,
          timesUsed: used.timesUsed!,
          ...(until && { proofKeptUntil: until }),
        };
      }),
    );
  }
}

function notGiven(): ProblemError {
  return new ProblemError({
    status: 409,
    type: 'consent-not-given',
    title: 'There was no consent',
    detail:
      'At that time no consent to this purpose was in force, so none was used. Look at GET /v1/leads/{id}/consents, and do not approach the person for it.',
  });
}
