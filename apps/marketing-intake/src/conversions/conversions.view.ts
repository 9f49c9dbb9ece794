import {
  CustomerChurned,
  DealClosed,
  LeadAccepted,
  LeadAssigned,
  LeadDisqualified,
  LeadErased,
  LeadRecycled,
  LeadUnassignable,
  OpportunityOpened,
  PurchaseRecorded,
  type FactClass,
} from '@smarketing/contracts';
import { defineView, on, type Arrived, type Folded } from '@smarketing/event-bus';
import { furthest } from '../merges/reached-stage.js';
import { Conversion } from './conversion.schema.js';
import { rememberConversion } from './remember-conversion.js';

/** How far sales has come with leads, and how their deals ended, for those who send leads. */
export const conversions = defineView(Conversion, {
  // 3: with what sales has last said, and when, by which it is judged how long a lead is kept.
  version: 3,
  folds: [
    says(LeadUnassignable, { standing: 'working', reached: 'qualified' }),
    says(LeadAssigned, { standing: 'working', reached: 'assigned' }),
    says(LeadAccepted, { standing: 'working', reached: 'accepted' }),
    says(OpportunityOpened, { standing: 'working', reached: 'opportunity' }),
    says(LeadRecycled, { standing: 'recycled' }),
    says(LeadDisqualified, { standing: 'disqualified' }),
    on(DealClosed, closed),
    says(PurchaseRecorded, {}),
    says(CustomerChurned, {}),
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
  const { outcome } = data;
  const reached = furthest(known?.reached, outcome === 'won' ? 'won' : 'opportunity');
  const document = rememberConversion(known, data, time);
  const saidAt = later(known?.saidAt, time);
  return { document: { ...document, _id: key, standing: outcome, reached, saidAt } };
}

function says(fact: FactClass, { standing, reached }: Pick<Conversion, 'standing' | 'reached'>) {
  return on(fact, (known: Conversion | undefined, { key, time }: Arrived<object>) => ({
    document: {
      ...known,
      _id: key,
      ...(standing && { standing }),
      ...(reached && { reached: furthest(known?.reached, reached) }),
      saidAt: later(known?.saidAt, time),
    },
  }));
}

function later(known: Date | undefined, time: Date): Date {
  return known && known > time ? known : time;
}
