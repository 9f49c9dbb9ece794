import { defineView } from '@smarketing/event-bus';
import { Suggestion } from './suggestion.schema.js';

/** Written by commands only. */
export const suggestions = defineView(Suggestion, { changedBy: 'commands', issues: ['feedback'] });
