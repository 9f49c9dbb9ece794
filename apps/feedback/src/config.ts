import { readServiceConfig, type ServiceConfig } from '@smarketing/http';

export type Config = ServiceConfig;

/** Throws InvalidConfigError with one sentence per wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return readServiceConfig(env, { database: 'feedback', port: 3005, opsPort: 9005 });
}
