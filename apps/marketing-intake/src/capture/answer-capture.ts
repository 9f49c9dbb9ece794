import type { CaptureCommand } from './capture-command.js';
import type { CapturedDto } from './capture.dto.js';
import type { Captured } from './captured.js';
import { faultsOfFields } from './refuse-capture.js';

/** What the sender of a capture is told. */
export function answerOf(
  { ignored }: Pick<CaptureCommand, 'ignored'>,
  { leadId, mergedFrom, outcome, conflict }: Captured,
): Pick<CapturedDto, keyof CapturedDto> {
  return {
    leadId,
    created: outcome === 'created',
    ...(mergedFrom !== undefined && { mergedFrom }),
    ...(conflict && { conflict }),
    ...(ignored && { ignored: faultsOfFields(ignored) }),
  };
}
