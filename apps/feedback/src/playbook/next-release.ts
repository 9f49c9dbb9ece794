import type { Playbook } from '@smarketing/playbook';
import type { Release } from './first-release.js';
import type { PlaybookReleases, ReleaseRecord } from './playbook-releases.schema.js';

const recordsKept = 500;
/** What a clock may be behind, in milliseconds. */
const clocksDiffer = 60_000;
const longestAhead = 5 * 365 * 24 * 3_600_000;

/** Somebody wants this document to be the next version. */
export interface Wish {
  readonly document: Playbook;
  /** The version that the change was made from; undefined: whichever is the newest. */
  readonly after: number | undefined;
  /** Undefined: now. */
  readonly effectiveFrom: Date | undefined;
  readonly by: ReleaseRecord['by'];
}

/** The change was made from a version that is not the newest any more. */
export class OutdatedPlaybookError extends Error {
  override readonly name = 'OutdatedPlaybookError';

  constructor(
    readonly after: number,
    readonly newest: number,
  ) {
    super(
      `The newest version of the playbook is ${newest}, and yours is based on ${after}. Make your change to version ${newest}, and publish that.`,
    );
  }
}

/** No playbook can come into force at that time. */
export class EffectiveTimeError extends Error {
  override readonly name = 'EffectiveTimeError';

  constructor(readonly effectiveFrom: Date) {
    super('effectiveFrom must not lie in the past, nor more than five years ahead.');
  }
}

/**
 * The version after the newest one; `onLog` is the newest that came back by the log. Throws
 * {@link OutdatedPlaybookError} and {@link EffectiveTimeError}.
 */
export function nextRelease(
  releases: PlaybookReleases | undefined,
  onLog: number,
  { document, after, effectiveFrom: wanted, by }: Wish,
  now: Date,
): Release {
  const newest = Math.max(releases?.released ?? 0, onLog);
  if (after !== undefined && after !== newest) throw new OutdatedPlaybookError(after, newest);
  const effectiveFrom = timeOf(wanted ?? now, now);
  const version = newest + 1;
  const record: ReleaseRecord = { version, effectiveFrom, at: now, by };
  return {
    releases: {
      _id: 'playbook',
      released: version,
      history: [...(releases?.history ?? []), record].slice(-recordsKept),
    },
    published: {
      playbook: 'playbook',
      version,
      effectiveFrom: effectiveFrom.toISOString(),
      document,
    },
  };
}

function timeOf(wanted: Date, now: Date): Date {
  const ahead = wanted.getTime() - now.getTime();
  if (!(ahead >= -clocksDiffer && ahead <= longestAhead)) throw new EffectiveTimeError(wanted);
  return ahead < 0 ? now : wanted;
}
