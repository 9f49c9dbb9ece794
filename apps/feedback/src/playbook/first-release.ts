import type { PlaybookPublished } from '@smarketing/contracts';
import type { Playbook } from '@smarketing/playbook';

/** One version that was released here, and by whom. */
export interface ReleaseRecord {
  version: number;
  effectiveFrom: Date;
  at: Date;
  by: { subject: string; roles: string[] };
}

/** How many versions of the playbook have been released here. */
export interface PlaybookReleases {
  /** Always `playbook`. */
  _id: 'playbook';
  /** The newest version. */
  released: number;
  /** The last ones that somebody published; the first version nobody did. */
  history?: ReleaseRecord[];
}

export interface Release {
  releases: PlaybookReleases;
  published: PlaybookPublished;
}

/** What to do at a start: the first version is released once, in force from then on. */
export function firstRelease(
  releases: PlaybookReleases | undefined,
  document: Playbook,
  now: Date,
): Release | undefined {
  if (releases) return undefined;
  return {
    releases: { _id: 'playbook', released: 1 },
    published: {
      playbook: 'playbook',
      version: 1,
      effectiveFrom: now.toISOString(),
      document,
    },
  };
}
