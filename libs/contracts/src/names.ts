/**
 * `@smarketing/contracts/names`: what services, streams and closed lists are called, and money. It
 * loads no validator, so that a command line that only speaks of facts starts at once.
 */
export * from './owner-of.js';
export * from './service-description.js';
export * from './services.js';
export * from './currencies.js';
export * from './streams.js';
export type { AttributeValue } from './leads/attributes.js';
export * from './identities/erasure-grounds.js';
export * from './leads/bands.js';
export * from './leads/consent-words.js';
export * from './leads/touchpoint-kinds.js';
export * from './campaigns/campaign-words.js';
export * from './handoffs/loss-reasons.js';
export * from './feedback/suggestion-words.js';
