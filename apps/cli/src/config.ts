import { fileURLToPath } from 'node:url';

export interface CliConfig {
  /** The file that `npm start` writes. */
  sessionFile: string;
  /** True where the environment names the file, so that it must be there. */
  sessionFileGiven: boolean;
  /** The variables that stand for a session or override parts of it. */
  env: Readonly<Record<string, string | undefined>>;
}

const sessionOfCheckout = fileURLToPath(
  new URL('../../../.smarketing/session.json', import.meta.url),
);

/** Reads the environment; what it means is decided by the session. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): CliConfig {
  const given = env['SMARKETING_SESSION']?.trim();
  return {
    sessionFile: given || sessionOfCheckout,
    sessionFileGiven: Boolean(given),
    env,
  };
}
