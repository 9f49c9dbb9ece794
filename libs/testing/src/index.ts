export { eventually } from './eventually.js';
export { LogProbe, type SeenFact } from './log-probe.js';
export { publishFacts, type FactToPublish } from './publish-facts.js';
export { testSystem, type TestSystem } from './test-system.js';
