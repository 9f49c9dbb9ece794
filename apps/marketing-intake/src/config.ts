import { readServiceConfig, type ServiceConfig } from '@smarketing/http';

export interface Config extends ServiceConfig {
  /** 32 bytes that contact data is sealed and identities are hashed under. To lose it is to lose them. */
  readonly vaultKey: Buffer;
}

/** Throws InvalidConfigError with one sentence per wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const defaults = { database: 'intake', port: 3001, opsPort: 9001 };
  return readServiceConfig(env, defaults, ({ VAULT_KEY: text }, problems) => {
    const vaultKey = Buffer.from(text ?? '', 'base64');
    if (vaultKey.length !== 32) {
      problems.push(
        `VAULT_KEY ${text ? 'is not 32 bytes in base64' : 'is missing'}: make one by "openssl rand -base64 32" and keep it, nothing opens the vault without it.`,
      );
    }
    return { vaultKey };
  });
}
