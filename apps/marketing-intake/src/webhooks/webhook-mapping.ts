import type { CaptureInput, FieldProblem } from '../capture/capture-input.js';

/** A mapping of a webhook as somebody writes it: that of an import, whose columns are paths. */
export interface GivenMapping {
  readonly mapping: Readonly<Record<string, unknown>>;
  /** Path → what has to stand there: other events are passed over. */
  readonly only?: Readonly<Record<string, unknown>> | undefined;
}

/** How an event becomes a capture. */
export interface WebhookMapping {
  /** Undefined for what is passed over. Problems name fields of a capture. */
  read(
    content: unknown,
  ): { readonly input: CaptureInput; readonly problems: readonly FieldProblem[] } | undefined;
}

export type ReadWebhookMapping =
  | { readonly mapping: WebhookMapping; readonly problems?: undefined }
  | { readonly mapping?: undefined; readonly problems: readonly FieldProblem[] };
