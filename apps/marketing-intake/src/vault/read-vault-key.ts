/** What contact data is sealed and identities are hashed under: to lose it is to lose them. */
export interface VaultSettings {
  /** 32 bytes. */
  readonly vaultKey: Buffer;
}

/** Notes what is wrong with the key in a sentence that does not repeat it. */
export function readVaultKey(
  { VAULT_KEY: text }: Readonly<Record<string, string | undefined>>,
  problems: string[],
): VaultSettings {
  const vaultKey = Buffer.from(text ?? '', 'base64');
  if (vaultKey.length !== 32) {
    problems.push(
      `VAULT_KEY ${text ? 'is not 32 bytes in base64' : 'is missing'}: make one by "openssl rand -base64 32" and keep it, nothing opens the vault without it.`,
    );
  }
  return { vaultKey };
}
