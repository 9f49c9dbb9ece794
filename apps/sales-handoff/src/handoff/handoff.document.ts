import { defineView } from '@smarketing/event-bus';
import type { Handoff } from './handoff.js';

export const handoffs = defineView<Handoff>('handoffs', { changedBy: 'commands' });
