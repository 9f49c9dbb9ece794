import { readServiceConfig, type ServiceConfig } from '@smarketing/http';

export type Config = ServiceConfig;

/** Throws InvalidConfigError with one sentence per wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return readServiceConfig(env, { database: 'handoff', port: 3003, opsPort: 9003 });
}
