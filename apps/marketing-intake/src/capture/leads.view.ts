import { defineView } from '@smarketing/event-bus';
import type { Lead } from './lead.js';

export const leads = defineView<Lead>('leads', { changedBy: 'commands' });
