import { PlaybookPublished } from '@smarketing/contracts';
import { defineView, on, type Arrived } from '@smarketing/event-bus';
import { PlaybookReleases } from './playbook-releases.schema.js';

/** Written by commands only; the versions themselves are folded from the log, as in every service. */
export const playbookReleases = defineView(PlaybookReleases, {
  changedBy: 'commands',
  issues: ['playbook'],
  recover: [on(PlaybookPublished, released)],
});

/** A version that is on the log was released; who did it is not known any more. */
function released(
  releases: PlaybookReleases | undefined,
  { data }: Arrived<PlaybookPublished>,
): { document: PlaybookReleases } {
  const newest = Math.max(releases?.released ?? 0, data.version);
  return { document: { ...releases, _id: 'playbook', released: newest } };
}
