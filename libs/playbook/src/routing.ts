import { keyed, oneOf, type Schema } from './schema.js';

export const routingRules = ['weighted-round-robin'] as const;
export type RoutingRule = (typeof routingRules)[number];

/** How qualified leads are spread over the reps. The weights belong to the reps. */
export type Routing = { rule: RoutingRule };

export const routingSchema: Schema<Routing> = keyed<Routing>({ rule: oneOf(routingRules) });
