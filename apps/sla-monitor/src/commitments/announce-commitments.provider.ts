import { Injectable } from '@nestjs/common';
import { Counters, UnitOfWork } from '@smarketing/event-bus';
import type { Commitment } from '@smarketing/playbook';
import { TermsReference } from '../terms/terms-reference.provider.js';
import type { Terms } from '../terms/terms.js';
import { qualificationCounters, qualifiedPerMonth } from '../qualifications/count-qualification.js';
import { qualifications } from '../qualifications/qualifications.view.js';
import { commitmentSubject } from './commitment-subject.js';
import { commitments } from './commitments.view.js';
import { decideCommitment, type CommitmentTerms } from './decide-commitments.js';

/** The commitments of the playbook in force, judged by the counters of the qualifications. */
@Injectable()
export class AnnounceCommitments {
  constructor(
    private readonly terms: TermsReference,
    private readonly counters: Counters,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Publishes what has been decided by `now` and was not announced. */
  async announce(now: Date): Promise<void> {
    const inForce = await this.terms.load();
    for (const commitment of inForce.playbook.commitments.filter(isCounted)) {
      const terms = termsOf(commitment, inForce);
      const counts = await this.countsIn(terms.calendar.zone);
      await this.unitOfWork.run(async (work) => {
        const record = await work.load(commitments, commitmentSubject(commitment.id));
        const decided = decideCommitment(record, terms, counts, now);
        if (!decided) return;
        work.save(commitments, decided.record, decided.facts);
      });
    }
  }

  private async countsIn(zone: string) {
    const prefix = qualificationCounters(zone);
    const counters = await this.counters.sum(qualifications.collection, prefix);
    return qualifiedPerMonth(counters, zone);
  }
}

function isCounted({ metric }: Commitment): boolean {
  return metric === 'mql';
}

function termsOf(commitment: Commitment, { version, calendarOf }: Terms): CommitmentTerms {
  return { commitment, calendar: calendarOf(version, commitment.calendar), playbook: version };
}
