import { defineView } from '@smarketing/event-bus';
import type { Duties } from './obligation.js';
import { tallyDuties } from './tally-duties.js';

/** One document per lead. Woken when the next deadline passes. */
export const duties = defineView<Duties>('duties', { contribute: tallyDuties });
