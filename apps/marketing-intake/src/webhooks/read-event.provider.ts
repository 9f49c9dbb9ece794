import type { CaptureCommand } from '../capture/capture-command.js';
import type { FieldProblem } from '../capture/capture-input.js';
import { readCapture, type CaptureTerms } from '../capture/read-capture.js';
import type { WebhookEvent } from './events-of-body.js';
import type { WebhookMapping } from './webhook-mapping.js';

export type ReadEvent =
  | { readonly command: CaptureCommand }
  | { readonly problems: readonly FieldProblem[] }
  | 'passed over';

/**
 * Reads an event as a capture. Its touchpoint is known again by the event: for good, not only as long as
 * answers are remembered.
 */
export function readEvent(
  { once, content }: WebhookEvent,
  mapping: WebhookMapping,
  terms: CaptureTerms,
): ReadEvent {
  const read = mapping.read(content);
  if (!read) return 'passed over';
  const { command, problems = [] } = readCapture(read.input, 'api', terms);
  const faults = [...read.problems, ...problems];
  if (faults.length > 0 || !command) return { problems: faults };
  const { touchpoint } = command;
  return {
    command: touchpoint ? { ...command, touchpoint: { ...touchpoint, once } } : command,
  };
}
