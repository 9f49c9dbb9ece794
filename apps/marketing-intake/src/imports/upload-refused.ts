/** Why an upload is not taken; what it has stored so far stays. */
export type UploadFault =
  | 'encoding'
  | 'not-utf-8'
  | 'mapping'
  | 'header'
  | 'missing-column'
  | 'other-file'
  | 'running'
  | 'taken-over'
  | 'stopped'
  | 'trial-running'
  | 'trial-too-long'
  | 'draining'
  | 'broken-off';

export class UploadRefusedError extends Error {
  constructor(
    readonly fault: UploadFault,
    /** What is wrong and what to do, for the caller to read. */
    readonly detail: string,
    readonly columns: readonly string[] = [],
    options?: ErrorOptions,
  ) {
    super(detail, options);
    this.name = 'UploadRefusedError';
  }
}
