import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrokerPorts } from './kafka-server.ts';

/** What outlives the launcher: how the kept infrastructure was made and where it listens. */
export type KeptState =
  | { kind: 'docker'; kafkaPort: number; mongodbPort: number }
  | {
      kind: 'embedded';
      clusterId: string;
      brokers: (BrokerPorts & { pid?: number })[];
      members: { port: number; pid?: number }[];
    };

const FILE = 'infrastructure.json';

/** Undefined if nothing was ever started here. */
export async function readState(directory: string): Promise<KeptState | undefined> {
  const text = await readFile(join(directory, FILE), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as KeptState);
}

export async function writeState(directory: string, state: KeptState): Promise<void> {
  const staging = join(directory, `.${FILE}.${randomUUID()}`);
  await writeFile(staging, `${JSON.stringify(state, null, 2)}\n`);
  await rename(staging, join(directory, FILE));
}

export async function forgetState(directory: string): Promise<void> {
  await rm(join(directory, FILE), { force: true });
}
