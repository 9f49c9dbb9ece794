import { DealClosed } from '@smarketing/contracts';
import { Folds, OnFact, type Arrived, type Folded } from '@smarketing/event-bus';
import { conversions } from './conversion.document.js';
import { rememberConversion, type Conversion } from './remember-conversion.js';

@Folds(conversions)
export class RememberConversionHandler {
  @OnFact(DealClosed)
  closed(known: Conversion | undefined, fact: Arrived<DealClosed>): Folded<Conversion> | undefined {
    const document = rememberConversion(known, fact.data, fact.time);
    return document && { document };
  }
}
