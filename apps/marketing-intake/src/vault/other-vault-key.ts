/** What is captured now would be sealed under another key than what is there. */
export class OtherVaultKeyError extends Error {
  override readonly name = 'OtherVaultKeyError';
  readonly retryable = false;
  constructor(cause: unknown) {
    super(
      'VAULT_KEY does not open what the vault holds: start the service with the key that sealed it, or, where a new key is to replace it, with that one as VAULT_KEY_FORMER beside the new one. If that key is lost, so are the contact data: drop the collections vault, vault_keys, vault_secrets and vault_rotation to start with an empty vault.',
      { cause },
    );
  }
}

/** Without it nobody would be known again. */
export class LostVaultSecretError extends Error {
  override readonly name = 'LostVaultSecretError';
  readonly retryable = false;
  constructor() {
    super(
      'The collection vault_secrets is empty, though the vault is not: nobody would be known again. Restore it from the backup of the keys: it belongs with vault_keys and vault_rotation.',
    );
  }
}

/** The former key was taken away before everything was wrapped under the new one. */
export class FormerKeyNeededError extends Error {
  override readonly name = 'FormerKeyNeededError';
  readonly retryable = false;
  constructor(left: number) {
    super(
      `VAULT_KEY_FORMER is still needed: ${left} keys of the vault are not wrapped under VAULT_KEY yet. Start the service with both, and take the former one away when "smarketing privacy rotation" says that it is done.`,
    );
  }
}

/** A key that was replaced does not come back. */
export class RetiredKeyError extends Error {
  override readonly name = 'RetiredKeyError';
  readonly retryable = false;
  constructor() {
    super(
      'VAULT_KEY is a key that was replaced by a newer one. Start the service with the newer one as VAULT_KEY.',
    );
  }
}
