export { kafkaOf, mongoOf } from './clients-of.js';
export { eventually } from './eventually.js';
export { foreignBatch, type ForeignBatch, type ForeignRecord } from './foreign-batch.js';
export { longestAllowedTurn, longestTurn } from './longest-turn.js';
export { LogProbe, type SeenFact } from './log-probe.js';
export { produceBatch } from './produce-batch.js';
export { publishFacts, type FactToPublish } from './publish-facts.js';
export { testSystem, type TestSystem } from './test-system.js';
