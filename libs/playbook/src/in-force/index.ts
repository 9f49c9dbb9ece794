/**
 * `@smarketing/playbook/in-force`: the published playbooks in a service's database, and the one that
 * decides now. It stands on the bus; who only reads and checks playbooks needs none of it.
 */
export { PlaybookReference } from './playbook-reference.provider.js';
export type { PlaybookInForce } from './published-playbooks.js';
export { Playbooks } from './playbooks.schema.js';
export { playbooks } from './playbooks.view.js';
