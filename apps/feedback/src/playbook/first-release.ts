import type { PlaybookPublished } from '@smarketing/contracts';
import type { Playbook } from '@smarketing/playbook';
import type { PlaybookReleases } from './playbook-releases.schema.js';

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
