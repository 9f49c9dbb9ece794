import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anyFreePort } from '../local/infrastructure/ports.ts';
import { admission, kubeconfig } from './cluster-files.ts';

/** Where a run keeps its files, and the ports that it drew. */
export interface RunFiles {
  directory: string;
  etcdPort: number;
  peerPort: number;
  port: number;
}

export async function writeFiles(directory: string): Promise<RunFiles> {
  const taken = new Set<number>();
  const [etcdPort, peerPort, port] = [
    await anyFreePort(taken),
    await anyFreePort(taken),
    await anyFreePort(taken),
  ];
  // Other users of the machine reach the port, too.
  const token = randomBytes(24).toString('hex');
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const write = (name: string, content: string | Buffer) =>
    writeFile(join(directory, name), content, { mode: 0o600 });
  await write('accounts.pub', publicKey.export({ type: 'spki', format: 'pem' }));
  await write('accounts.key', privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await write('tokens.csv', `${token},admin,1,"system:masters"\n`);
  await write('admission.json', admission());
  await write('kubeconfig', kubeconfig(port, token));
  await mkdir(join(directory, 'certificates'), { recursive: true, mode: 0o700 });
  return { directory, etcdPort, peerPort, port };
}

export function etcdFlags({ directory, etcdPort, peerPort }: RunFiles): string[] {
  const client = `http://127.0.0.1:${etcdPort}`;
  const peer = `http://127.0.0.1:${peerPort}`;
  return [
    ...['--data-dir', join(directory, `etcd-${etcdPort}`), '--unsafe-no-fsync'],
    ...['--listen-client-urls', client, '--advertise-client-urls', client],
    ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer],
    ...['--initial-cluster', `default=${peer}`],
  ];
}

export function apiserverFlags({ directory, etcdPort, port }: RunFiles): string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    ...['--bind-address=127.0.0.1', `--secure-port=${port}`],
    // It would refuse to publish 127.0.0.1 as its address.
    '--endpoint-reconciler-type=none',
    `--cert-dir=${join(directory, 'certificates')}`,
    '--service-cluster-ip-range=10.0.0.0/24',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${join(directory, 'accounts.pub')}`,
    `--service-account-signing-key-file=${join(directory, 'accounts.key')}`,
    `--token-auth-file=${join(directory, 'tokens.csv')}`,
    '--authorization-mode=Node,RBAC',
    `--admission-control-config-file=${join(directory, 'admission.json')}`,
  ];
}

export function controllersFlags(files: RunFiles): string[] {
  return [
    ...['--leader-elect=false', '--secure-port=0', ...asAdmin(files)],
    `--service-account-private-key-file=${join(files.directory, 'accounts.key')}`,
    ...['--controllers=*,-nodeipam', '--allocate-node-cidrs=false'],
  ];
}

export function asAdmin({ directory }: RunFiles): string[] {
  return [`--kubeconfig=${join(directory, 'kubeconfig')}`];
}
