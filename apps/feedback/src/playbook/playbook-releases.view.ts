import { defineView } from '@smarketing/event-bus';
import { PlaybookReleases } from './playbook-releases.schema.js';

/** Written by commands only; the versions themselves are folded from the log, as in every service. */
export const playbookReleases = defineView(PlaybookReleases, {
  changedBy: 'commands',
});
