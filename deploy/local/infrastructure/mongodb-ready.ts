import mongoose from 'mongoose';
import { mongoClientOptions, type MongoSecurity } from '../../../libs/connections/src/index.ts';
import type { ServerSecurity } from './server-security.ts';

type MongoClient = mongoose.mongo.MongoClient;

/** True once a primary accepts writes. Throws or gives undefined before, and `not-a-replica-set` for a lone server. */
export async function mongodbIsReady(
  uri: string,
  security?: MongoSecurity,
): Promise<true | 'not-a-replica-set' | undefined> {
  return withClient(uri, security, async (client) => {
    const hello = await client.db('admin').command({ hello: 1 });
    if (hello['msg'] === 'isdbgrid') return true;
    if (!hello['setName'] && hello['isWritablePrimary']) return 'not-a-replica-set';
    return hello['isWritablePrimary'] ? true : undefined;
  });
}

/** True once the one member at this port is primary or secondary. */
export async function memberServes(
  port: number,
  security?: MongoSecurity,
): Promise<true | undefined> {
  return withClient(directUri(port), security, async (client) => {
    const hello = await client.db('admin').command({ hello: 1 });
    return hello['isWritablePrimary'] || hello['secondary'] ? true : undefined;
  });
}

export interface Member {
  port: number;
  dataPath: string;
}

/**
 * Makes these servers the members of `replicaSet`, whether they never were a set or were one at other ports.
 * Throws while one of them cannot be reached or another launcher's server, that took the port first, answers for it.
 */
export async function formReplicaSet(
  replicaSet: string,
  servers: Member[],
  security?: ServerSecurity,
): Promise<void> {
  // Nobody else's server has a certificate of our CA.
  if (!security) await Promise.all(servers.map(refuseStranger));
  const members = servers.map(({ port }, index) => ({ _id: index, host: `127.0.0.1:${port}` }));
  const byTlsAlone = security && { tls: security.mongo.tls! };
  await withClient(directUri(servers[0]!.port), byTlsAlone, async (client) => {
    const admin = client.db('admin');
    const hello = await admin.command({ hello: 1 });
    if (sameHosts(hello['hosts'], members)) return;
    const known = security
      ? undefined
      : await client.db('local').collection('system.replset').findOne({});
    if (!known) {
      await admin.command({
        replSetInitiate: { _id: replicaSet, members, settings: { electionTimeoutMillis: 3_000 } },
      });
      return;
    }
    const knownHosts = known['members'].map((member: { host: string }) => member.host);
    if (sameHosts(knownHosts, members)) return;
    const config = { ...known, version: known['version'] + 1, members };
    await admin.command({ replSetReconfig: config, force: true });
  });
}

async function refuseStranger({ port, dataPath }: Member): Promise<void> {
  await withClient(directUri(port), undefined, async (client) => {
    const options = await client.db('admin').command({ getCmdLineOpts: 1 });
    if (options['parsed']?.storage?.dbPath !== dataPath)
      throw new Error(`The server at port ${port} is not the one of ${dataPath}.`);
  });
}

function sameHosts(hosts: string[] | undefined, members: { host: string }[]): boolean {
  const wanted = members.map((member) => member.host).sort();
  return hosts !== undefined && [...hosts].sort().join() === wanted.join();
}

function directUri(port: number): string {
  return `mongodb://127.0.0.1:${port}/?directConnection=true`;
}

/** Of a set that has no users yet: whoever comes from this machine may make the first one. */
export async function makeUsers(uri: string, security: ServerSecurity): Promise<void> {
  const { username, password, clientSubject, mongo } = security;
  const root = [{ role: 'root', db: 'admin' }];
  await withClient(uri, { tls: mongo.tls! }, async (client) => {
    await client.db('admin').command({ createUser: username, pwd: password, roles: root });
  });
  await withClient(uri, mongo, async (client) => {
    await client.db('$external').command({ createUser: clientSubject, roles: root });
  });
}

async function withClient<T>(
  uri: string,
  security: MongoSecurity | undefined,
  work: (client: MongoClient) => Promise<T>,
): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri, {
    ...mongoClientOptions(security),
    serverSelectionTimeoutMS: 1_500,
    connectTimeoutMS: 1_500,
    // A server that just starts is asked again after 50 ms, not 500 ms.
    minHeartbeatFrequencyMS: 50,
  });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.close();
  }
}
