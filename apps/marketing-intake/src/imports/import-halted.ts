/** Another upload has taken the import over: this one must not store anything any more. */
export class ImportTakenOverError extends Error {
  constructor(readonly importId: string) {
    super(`Another upload of import ${importId} has taken over.`);
    this.name = 'ImportTakenOverError';
  }
}

/** Somebody has stopped the upload: it must not store anything any more. */
export class ImportStoppedError extends Error {
  constructor(readonly importId: string) {
    super(`The upload of import ${importId} was stopped.`);
    this.name = 'ImportStoppedError';
  }
}
