import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { memberServes } from './mongodb-ready.ts';
import { poll } from './poll.ts';
import type { ServerPlan } from './server-process.ts';
import type { ServerSecurity } from './server-security.ts';

export const REPLICA_SET = 'rs0';
const OPLOG_MB = 512;

/** The plan of member `index` (from 0) of the replica set below `directory`. */
export function planMember(
  mongod: string,
  directory: string,
  index: number,
  port: number,
  cacheGb: number,
  security?: ServerSecurity,
): ServerPlan {
  const home = memberHome(directory, index);
  const name = `mongodb-${index + 1}`;
  return {
    name,
    port,
    command: mongod,
    args: [
      ...memberSignature(directory, index),
      ...['--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
      ...['--replSet', REPLICA_SET, '--oplogSize', String(OPLOG_MB)],
      ...['--wiredTigerCacheSizeGB', String(cacheGb), '--quiet'],
      ...['--setParameter', 'transactionLifetimeLimitSeconds=15'],
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
      ...(security ? securityOptions(security) : []),
    ],
    signature: memberSignature(directory, index),
    logFile: join(home, 'mongod.log'),
    waitUntilServing: async (refuseIfDead) => {
      await poll(
        async () => {
          await refuseIfDead();
          return memberServes(port, security?.mongo);
        },
        {
          deadline: 60_000,
          interval: 50,
          onDeadline: (cause) =>
            new Error(`${name} did not serve within 60 s of its restart.`, { cause }),
        },
      );
    },
  };
}

function securityOptions({ caFile, serverFile, clusterKeyFile }: ServerSecurity): string[] {
  return [
    ...['--auth', '--keyFile', clusterKeyFile],
    ...['--tlsMode', 'requireTLS', '--tlsCAFile', caFile, '--tlsCertificateKeyFile', serverFile],
    '--tlsAllowConnectionsWithoutCertificates',
  ];
}

export function memberSignature(directory: string, index: number): string[] {
  return ['--dbpath', dataPath(directory, index)];
}

export async function prepareMember(directory: string, index: number): Promise<void> {
  await mkdir(dataPath(directory, index), { recursive: true });
}

export function dataPath(directory: string, index: number): string {
  return join(memberHome(directory, index), 'data');
}

function memberHome(directory: string, index: number): string {
  return join(directory, `member-${index + 1}`);
}
