import {
  DealClosed,
  LeadAccepted,
  LeadAssigned,
  LeadErased,
  LeadUnassignable,
  OpportunityOpened,
  type FactClass,
} from '@smarketing/contracts';
import { defineView, on, type Arrived, type Folded } from '@smarketing/event-bus';
import { furthest, type Reached } from '../merges/reached-stage.js';
import { Conversion } from './conversion.schema.js';
import { rememberConversion } from './remember-conversion.js';

/** How far sales has come with leads, and how their deals ended, for those who send leads. */
export const conversions = defineView(Conversion, {
  // 2: with the furthest stage, by which a merge is judged.
  version: 2,
  folds: [
    reaches(LeadUnassignable, 'qualified'),
    reaches(LeadAssigned, 'assigned'),
    reaches(LeadAccepted, 'accepted'),
    reaches(OpportunityOpened, 'opportunity'),
    on(DealClosed, closed),
    on(LeadErased, (_known, { key, time }: Arrived<LeadErased>) => ({
      document: { _id: key, erased: time } as Conversion,
    })),
  ],
  endsBy: LeadErased,
});

function closed(
  known: Conversion | undefined,
  { key, data, time }: Arrived<DealClosed>,
): Folded<Conversion> {
  const stage = data.outcome === 'won' ? 'won' : 'opportunity';
  const document = rememberConversion(known, data, time);
  return { document: { ...document, _id: key, reached: furthest(known?.reached, stage) } };
}

function reaches(fact: FactClass, stage: Reached) {
  return on(fact, (known: Conversion | undefined, { key }: Arrived<object>) => {
    const reached = furthest(known?.reached, stage);
    return reached === known?.reached ? undefined : { document: { ...known, _id: key, reached } };
  });
}
