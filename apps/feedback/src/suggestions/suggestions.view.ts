import { defineView } from '@smarketing/event-bus';
import type { Suggestion } from './suggestion.js';

/** Written by commands only. */
export const suggestions = defineView<Suggestion>('suggestions', { changedBy: 'commands' });
