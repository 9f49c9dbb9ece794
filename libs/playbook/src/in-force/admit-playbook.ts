import { isDeepStrictEqual } from 'node:util';
import { InvalidPlaybookError } from '../invalid-playbook.js';
import { readPublishedPlaybook } from '../read-published-playbook.js';
import type { PublishedVersion } from './playbooks.schema.js';

export interface Publication {
  readonly version: number;
  /** RFC 3339. */
  readonly effectiveFrom: string;
  readonly document: object;
  /** When it was published. */
  readonly time: Date;
}

export type Admission =
  | { readonly admitted: PublishedVersion }
  | { readonly repeated: true }
  | { readonly refused: string };

/** A version so far above the newest is a mistake that would use up the numbers. */
const farthestVersion = 1_000;
const centuryMs = 100 * 365.25 * 24 * 3_600_000;

/**
 * Whether a published playbook may ever come into force. Depends on what was published before it and
 * on nothing else, so that every service, and every rebuild, admits the same.
 */
export function admitPlaybook(
  known: readonly PublishedVersion[],
  { version, effectiveFrom: text, document, time }: Publication,
): Admission {
  const newest = known.reduce((most, other) => Math.max(most, other.version), 0);
  const effectiveFrom = new Date(text);
  if (version <= newest) {
    const before = known.find((other) => other.version === version);
    const same = before?.effectiveFrom.getTime() === effectiveFrom.getTime();
    if (same && isDeepStrictEqual(before?.document, document)) return { repeated: true };
    return { refused: `version ${version} came after version ${newest} and is not newer` };
  }
  if (version > newest + farthestVersion) {
    return { refused: `version ${version} is far above version ${newest}` };
  }
  if (!(Math.abs(effectiveFrom.getTime() - time.getTime()) <= centuryMs)) {
    return { refused: 'effectiveFrom is not a time of this century' };
  }
  const reason = unreadable(document);
  return reason === undefined
    ? { admitted: { version, effectiveFrom, document } }
    : { refused: reason };
}

/** What is wrong with a document first; undefined where it can be read. */
export function unreadable(document: unknown): string | undefined {
  try {
    readPublishedPlaybook(document);
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidPlaybookError)) throw error;
    return reasonOf(error);
  }
}

export function reasonOf({ problems }: InvalidPlaybookError): string {
  const [first] = problems;
  return `${first!.path} ${first!.found}`.slice(0, 300);
}
