import { defineView } from '@smarketing/event-bus';
import type { PlaybookReleases } from './first-release.js';

/** Written by commands only; the versions themselves are folded from the log, as in every service. */
export const playbookReleases = defineView<PlaybookReleases>('playbook_releases', {
  changedBy: 'commands',
});
