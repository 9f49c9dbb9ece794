/** The services that hold something of a lead, and say when they have deleted it. */
export const readers = ['lead-scoring', 'sales-handoff', 'sla-monitor', 'feedback'] as const;
export type Reader = (typeof readers)[number];
