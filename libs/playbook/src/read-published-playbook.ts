import { pathOf, shown } from './finding.js';
import { InvalidPlaybookError } from './invalid-playbook.js';
import { checkedPlaybook, readObject } from './parse-playbook.js';
import { playbookSchema, type Playbook } from './playbook.js';
import { withIdentity } from './upcasters/with-identity.js';
import { withConsent } from './upcasters/with-consent.js';
import { withAccounts } from './upcasters/with-accounts.js';
import { withLists } from './upcasters/with-lists.js';
import { withRetention } from './upcasters/with-retention.js';
import { withReturns } from './upcasters/with-returns.js';

/** Every step from a shape that was once published to the next; a step leaves later shapes alone. */
const upcasters: readonly ((document: object) => object)[] = [
  withLists,
  withReturns,
  withIdentity,
  withConsent,
  withAccounts,
  withRetention,
];

/**
 * A playbook as it stands on the log or in a view, whatever shape playbooks had when it was published:
 * read as one of today's. Throws {@link InvalidPlaybookError} for what never was a playbook.
 */
export function readPublishedPlaybook(document: unknown): Playbook {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw noPlaybook(`is ${shown(document)}`);
  }
  try {
    const { value, lineOf } = readObject(document);
    const upcast = upcasters.reduce((older, step) => step(older), value as object);
    return checkedPlaybook({ value: upcast, lineOf });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw noPlaybook('nests too deeply', error);
  }
}

function noPlaybook(found: string, cause?: RangeError): InvalidPlaybookError {
  const allowed = playbookSchema.description;
  return new InvalidPlaybookError([{ path: pathOf([]), found, allowed }], { cause });
}
