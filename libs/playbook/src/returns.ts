import { touchpointKinds, type TouchpointKind } from '@smarketing/contracts/names';
import { keyed, listOf, oneOf, wholeNumber, type Schema } from './schema.js';

/** Ends from which a lead may come back, unless they are final. Won is for good: he is a customer. */
export const returnableEnds = ['lost', 'disqualified'] as const;
export type ReturnableEnd = (typeof returnableEnds)[number];

/** When somebody with whom sales was done is handed over once more, as the next cycle. */
export type Returns = {
  /** From these nobody comes back. */
  final: ReturnableEnd[];
  /** From so many days after the end on, any touchpoint that finds the score at the threshold. */
  daysAfterLoss: number;
  /** These touchpoints bring a lead back whenever they happen after the end, whatever its score. */
  atOnce: TouchpointKind[];
};

export const returnsSchema: Schema<Returns> = keyed<Returns>({
  final: listOf(oneOf(returnableEnds), 'ends', 0, returnableEnds.length),
  daysAfterLoss: wholeNumber(0, 3650),
  atOnce: listOf(oneOf(touchpointKinds), 'kinds of touchpoint', 0, touchpointKinds.length),
});
