import { DealClosed, LeadErased } from '@smarketing/contracts';
import { defineView, on, type Arrived } from '@smarketing/event-bus';
import { Conversion } from './conversion.schema.js';
import { rememberConversion } from './remember-conversion.js';

/** How the deals of leads ended, for those who send leads. */
export const conversions = defineView(Conversion, {
  folds: [
    on(DealClosed, closed),
    on(LeadErased, (_known, { key, time }: Arrived<LeadErased>) => ({
      document: { _id: key, erased: time } as Conversion,
    })),
  ],
  endsBy: LeadErased,
});

function closed(known: Conversion | undefined, { data, time }: Arrived<DealClosed>) {
  const document = rememberConversion(known, data, time);
  return document && { document };
}
