/** The configuration is wrong. Starting again helps only after it was corrected. */
export class InvalidConfigError extends Error {
  override readonly name = 'InvalidConfigError';

  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not valid. ${problems.join(' ')}`);
  }
}
