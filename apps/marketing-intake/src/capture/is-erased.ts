import type { Lead } from './lead.schema.js';

/** Of such a lead nothing is kept but that it was erased. */
export function isErased(lead: Lead): boolean {
  return 'erased' in lead && lead.erased !== undefined;
}
