import { LeadQualified } from '@smarketing/contracts';
import { Folds, OnFact, type Arrived, type FoldContext, type Folded } from '@smarketing/event-bus';
import type { Agreement } from '../agreement/agreement.js';
import { countQualification, type Qualification } from './count-qualification.js';
import { qualifications } from './qualifications.document.js';

@Folds(qualifications)
export class CountQualificationHandler {
  @OnFact(LeadQualified)
  qualified(
    known: Qualification | undefined,
    { key, time }: Arrived<LeadQualified>,
    { reference }: FoldContext<Agreement>,
  ): Folded<Qualification> | undefined {
    const document = countQualification(known, key, time, reference.playbook);
    return document && { document };
  }
}
