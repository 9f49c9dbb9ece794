import { readFile } from 'node:fs/promises';
import type { CliConfig } from '../config.js';
import { NoSessionError, sessionOf, type Session } from './session.js';

/** The session of the file that the configuration names, and of the environment. */
export async function readSession({
  sessionFile,
  sessionFileGiven,
  env,
}: CliConfig): Promise<Session> {
  let text: string | undefined;
  try {
    text = await readFile(sessionFile, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || sessionFileGiven) {
      throw new NoSessionError(
        `The session file ${sessionFile} cannot be read. Start the system with \`npm start\`, or correct SMARKETING_SESSION.`,
        { cause: error },
      );
    }
  }
  return sessionOf(text, env);
}
