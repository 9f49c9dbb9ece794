import { contentsOf, streamFacts } from './log-contents.ts';
import type { Snapshot } from './snapshot.ts';

/** The playbook that was in force when decisions were taken: the newest published. */
export interface PlaybookOnTheLog {
  readonly version: number;
  readonly document: unknown;
}

export function playbookOnTheLog(snapshot: Snapshot): PlaybookOnTheLog {
  const published = streamFacts(contentsOf(snapshot), 'playbook').findLast(
    ({ type }) => type === 'smarketing.playbook.published.v1',
  );
  return {
    version: Number(published?.data['version'] ?? 0),
    document: published?.data['document'],
  };
}
