import { defineView } from '@smarketing/event-bus';
import type { Conversion } from './remember-conversion.js';

export const conversions = defineView<Conversion>('conversions');
