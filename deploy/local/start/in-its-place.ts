import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from '../infrastructure/processes.ts';

/** Whether `npm run dev` runs the service, so that `npm start` leaves the place to it. */
export function runsInItsPlace(directory: string, service: string): boolean {
  try {
    const identity = readFileSync(placeOf(directory, service), 'utf8');
    return processIdentity(Number.parseInt(identity, 10)) === identity;
  } catch {
    return false;
  }
}

/** Says that this process runs the service. Returns how to say that it no longer does. */
export function takeItsPlace(directory: string, service: string): () => void {
  const file = placeOf(directory, service);
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(file, processIdentity(process.pid) ?? '', { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

function placeOf(directory: string, service: string): string {
  return join(directory, 'dev', service);
}
