import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { brokerSignature } from './kafka-server.ts';
import { readState } from './kept-state.ts';
import { memberSignature, REPLICA_SET } from './mongodb-server.ts';
import { findServer } from './server-process.ts';

export interface KeptDescription {
  kind: 'docker' | 'embedded';
  kafkaBrokers: string[];
  mongoUri: string;
  /** One entry per embedded server; without `pid` it does not run. Empty for Docker, which knows itself. */
  servers: { name: string; port: number; pid: number | undefined }[];
}

/** What `.smarketing` says of the kept infrastructure and which of its servers run; undefined if there is none. */
export async function describeKept(directory: string): Promise<KeptDescription | undefined> {
  const path = await realpath(directory).catch(() => directory);
  const state = await readState(path);
  if (state === undefined) return undefined;
  if (state.kind === 'docker') {
    return {
      kind: 'docker',
      kafkaBrokers: [`127.0.0.1:${state.kafkaPort}`],
      mongoUri: `mongodb://127.0.0.1:${state.mongodbPort}/?directConnection=true`,
      servers: [],
    };
  }
  const hosts = state.members.map(({ port }) => `127.0.0.1:${port}`).join(',');
  return {
    kind: 'embedded',
    kafkaBrokers: state.brokers.map(({ port }) => `127.0.0.1:${port}`),
    mongoUri: `mongodb://${hosts}/?replicaSet=${REPLICA_SET}`,
    servers: [
      ...state.brokers.map(({ port }, index) => ({
        name: `kafka-${index + 1}`,
        port,
        pid: findServer(brokerSignature(join(path, 'kafka'), index))[0],
      })),
      ...state.members.map(({ port }, index) => ({
        name: `mongodb-${index + 1}`,
        port,
        pid: findServer(memberSignature(join(path, 'mongodb'), index))[0],
      })),
    ],
  };
}
