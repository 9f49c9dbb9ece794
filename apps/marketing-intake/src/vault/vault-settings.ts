/** What contact data is sealed and identities are hashed under: to lose it is to lose them. */
export interface VaultSettings {
  /** 32 bytes. */
  readonly vaultKey: Buffer;
  /** The one before it, or the one to come, while one replaces the other. */
  readonly formerVaultKey?: Buffer | undefined;
}
