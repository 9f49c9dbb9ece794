import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type KafkaSecurity,
  type MongoSecurity,
  readKafkaSecurity,
  readMongoSecurity,
} from '../../../libs/connections/src/index.ts';
import { childEnvironment } from './child-environment.ts';
import { InfrastructureError } from './infrastructure.ts';
import { runTool, tail } from './tool.ts';

export interface SecuredServers {
  /** Whose access tokens the brokers take. Default: nobody's. */
  oauth?: OauthServers;
  /**
   * More users of Kafka, by SCRAM, and their passwords. With them an authorizer is on: they may do
   * nothing but what ACLs allow, everybody else may do everything.
   */
  kafkaUsers?: Readonly<Record<string, string>>;
}

export interface OauthServers {
  jwksUrl: string;
  issuer: string;
  audience: string;
  /** A connection has to authenticate again within so many milliseconds. */
  maxReauthMs: number;
}

/** What secured servers are started with, and how clients get in: by password, or by a certificate. */
export interface ServerSecurity {
  directory: string;
  caFile: string;
  /** Certificate and key in one, as both kinds of servers read them. */
  serverFile: string;
  /** By which the members of a replica set know each other. */
  clusterKeyFile: string;
  clientCertFile: string;
  clientKeyFile: string;
  /** As MongoDB names the user of the certificate. */
  clientSubject: string;
  username: string;
  password: string;
  oauth?: OauthServers | undefined;
  kafkaUsers?: Readonly<Record<string, string>> | undefined;
  /** Where the brokers know a client by its certificate alone. */
  mutualBrokers: string[];
  /** By SCRAM. */
  variables: Record<string, string>;
  kafka: KafkaSecurity;
  mongo: MongoSecurity;
}

/** Makes a CA, certificates and passwords of their own for servers that last as long as a run. */
export async function makeSecurity(
  directory: string,
  { oauth, kafkaUsers }: SecuredServers = {},
): Promise<ServerSecurity> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const authority = await makeAuthority(directory, 'ca');
  const server = await authority.issue('server', '/O=smarketing servers/CN=localhost');
  const client = await authority.issue('client', '/O=smarketing clients/CN=smarketing');
  const file = (name: string) => join(directory, name);
  await writePrivately(
    file('server.pem'),
    await readFile(server.certFile, 'utf8'),
    await readFile(server.keyFile, 'utf8'),
  );
  await writePrivately(file('cluster.key'), randomBytes(96).toString('base64'));
  const password = randomBytes(18).toString('base64url');
  for (const side of ['kafka', 'mongodb']) await writePrivately(file(`${side}-password`), password);
  const variables = {
    KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
    KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
    KAFKA_TLS_CA_FILE: authority.certFile,
    KAFKA_USERNAME: 'smarketing',
    KAFKA_PASSWORD_FILE: file('kafka-password'),
    MONGODB_TLS_CA_FILE: authority.certFile,
    MONGODB_USERNAME: 'smarketing',
    MONGODB_PASSWORD_FILE: file('mongodb-password'),
  };
  return {
    directory,
    caFile: authority.certFile,
    serverFile: file('server.pem'),
    clusterKeyFile: file('cluster.key'),
    clientCertFile: client.certFile,
    clientKeyFile: client.keyFile,
    clientSubject: 'CN=smarketing,O=smarketing clients',
    ...{ username: 'smarketing', password, oauth, kafkaUsers },
    mutualBrokers: [],
    variables,
    kafka: readKafkaSecurity(variables, []),
    mongo: readMongoSecurity(variables, '', []),
  };
}

interface Certificate {
  certFile: string;
  keyFile: string;
}

interface Authority extends Certificate {
  /** `days` below zero: it has expired. */
  issue(name: string, subject: string, days?: number): Promise<Certificate>;
}

const CONFIG = `[req]
distinguished_name = dn
[dn]
[authority]
basicConstraints = critical, CA:TRUE
[issued]
basicConstraints = critical, CA:FALSE
subjectAltName = DNS:localhost, IP:127.0.0.1, IP:::1
`;

/** A CA with its files in `directory`. */
export async function makeAuthority(directory: string, name: string): Promise<Authority> {
  const config = join(directory, 'openssl.cnf');
  await writeFile(config, CONFIG);
  const filesOf = (one: string) => ({
    certFile: join(directory, `${one}.crt`),
    keyFile: join(directory, `${one}.key`),
  });
  const request = (one: string, subject: string) => [
    ...['req', '-config', config, '-subj', subject, '-nodes', '-newkey', 'ec'],
    ...['-pkeyopt', 'ec_paramgen_curve:P-256', '-keyout', filesOf(one).keyFile],
  ];
  const own = filesOf(name);
  const asAuthority = ['-x509', '-extensions', 'authority', '-days', '90', '-out', own.certFile];
  await openssl([...request(name, `/CN=smarketing ${name}`), ...asAuthority]);
  return {
    ...own,
    async issue(one, subject, days = 90) {
      const asked = join(directory, `${one}.csr`);
      await openssl([...request(one, subject), '-out', asked]);
      await openssl([
        ...['x509', '-req', '-in', asked, '-CA', own.certFile, '-CAkey', own.keyFile],
        ...['-set_serial', `0x${randomBytes(16).toString('hex')}`, '-days', String(days)],
        ...['-extfile', config, '-extensions', 'issued', '-out', filesOf(one).certFile],
      ]);
      return filesOf(one);
    },
  };
}

async function openssl(args: string[]): Promise<void> {
  const environment = childEnvironment(process.env);
  const { code, missing, output } = await runTool('openssl', args, {
    environment,
    keepsPrivate: true,
  });
  if (code === 0) return;
  throw new InfrastructureError(
    missing
      ? 'Secured servers need certificates, and no openssl was found to make them: install openssl 3.'
      : `openssl could not make a certificate:\n${tail(output)}`,
  );
}

async function writePrivately(file: string, ...texts: string[]): Promise<void> {
  await writeFile(file, texts.join(''), { mode: 0o600 });
  await chmod(file, 0o600);
}
