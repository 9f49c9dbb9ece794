import { createRequire } from 'node:module';

interface ListOffsets {
  protocol: (of: { version: number }) => (request: object) => unknown;
}

const readUncommitted = 0;
let counting = false;

/**
 * kafkajs 2.2.4 asks where the committed records of a partition end, so that a transaction left open
 * hides all that lies behind it. What is not applied yet is lag, also there.
 */
export function countUncommitted(): void {
  if (counting) return;
  counting = true;
  const require = createRequire(import.meta.url);
  const listOffsets = require('kafkajs/src/protocol/requests/listOffsets') as ListOffsets;
  const { protocol } = listOffsets;
  listOffsets.protocol = (of) => (request) =>
    protocol(of)({ ...request, isolationLevel: readUncommitted });
}
