import type { CaptureCommand } from './capture-command.js';
import type { IgnoredDto } from './capture.dto.js';
import type { Captured } from './captured.js';
import { faultsOfFields } from './refuse-capture.js';

/** What the sender of a capture is told. */
export function answerOf(
  { ignored }: Pick<CaptureCommand, 'ignored'>,
  { leadId, outcome, conflict }: Captured,
): { leadId: string; created: boolean; conflict?: string; ignored?: IgnoredDto[] } {
  return {
    leadId,
    created: outcome === 'created',
    ...(conflict && { conflict }),
    ...(ignored && { ignored: faultsOfFields(ignored) }),
  };
}
