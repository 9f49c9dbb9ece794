import type { PlaybookPublished } from '@smarketing/contracts';
import type { Playbook } from '@smarketing/playbook';

/** How many versions of the playbook have been released here. */
export interface PlaybookReleases {
  /** Always `playbook`. */
  _id: 'playbook';
  released: number;
}

/** What to do at a start: the first version is released once, in force from then on. */
export function firstRelease(
  releases: PlaybookReleases | undefined,
  document: Playbook,
  now: Date,
): { releases: PlaybookReleases; published: PlaybookPublished } | undefined {
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
