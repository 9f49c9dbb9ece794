import mongoose from 'mongoose';

type MongoClient = mongoose.mongo.MongoClient;

/** True once a primary accepts writes. Throws or gives undefined before, and `not-a-replica-set` for a lone server. */
export async function mongodbIsReady(uri: string): Promise<true | 'not-a-replica-set' | undefined> {
  return withClient(uri, async (client) => {
    const hello = await client.db('admin').command({ hello: 1 });
    if (hello['msg'] === 'isdbgrid') return true;
    if (!hello['setName'] && hello['isWritablePrimary']) return 'not-a-replica-set';
    return hello['isWritablePrimary'] ? true : undefined;
  });
}

/** True once the one member at this port is primary or secondary. */
export async function memberServes(port: number): Promise<true | undefined> {
  return withClient(directUri(port), async (client) => {
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
export async function formReplicaSet(replicaSet: string, servers: Member[]): Promise<void> {
  await Promise.all(servers.map(refuseStranger));
  const members = servers.map(({ port }, index) => ({ _id: index, host: `127.0.0.1:${port}` }));
  await withClient(directUri(servers[0]!.port), async (client) => {
    const admin = client.db('admin');
    const hello = await admin.command({ hello: 1 });
    if (sameHosts(hello['hosts'], members)) return;
    const known = await client.db('local').collection('system.replset').findOne({});
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
  await withClient(directUri(port), async (client) => {
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

async function withClient<T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri, {
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
