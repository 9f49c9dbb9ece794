import { type Environment, given } from './environment.ts';
import { readSecret, type Secret } from './secret.ts';
import { readTlsFiles, type TlsFiles } from './tls-files.ts';

const mechanisms = ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'MONGODB-X509'] as const;

/** How MongoDB is spoken to, beside what its URI says. */
export interface MongoSecurity {
  readonly tls?: TlsFiles;
  readonly mechanism?: (typeof mechanisms)[number];
  readonly username?: string;
  readonly password?: Secret;
}

export const mongoVariables = [
  'MONGODB_URI_FILE',
  'MONGODB_TLS_CA_FILE',
  'MONGODB_TLS_CERT_FILE',
  'MONGODB_TLS_KEY_FILE',
  'MONGODB_AUTH_MECHANISM',
  'MONGODB_USERNAME',
  'MONGODB_PASSWORD',
  'MONGODB_PASSWORD_FILE',
];

const form = 'mongodb://localhost:27017/?replicaSet=rs0';

/** The URI, which is a secret where it holds a password: no sentence repeats it. */
export function readMongoUri(env: Environment, problems: string[]): string {
  const before = problems.length;
  const uri = readSecret(env, 'MONGODB_URI', problems)?.reveal().trim() ?? '';
  if (problems.length > before) return '';
  if (uri === '') problems.push(`MONGODB_URI is missing: set it, for example to ${form}.`);
  else if (!/^mongodb(?:\+srv)?:\/\/\S+$/.test(uri))
    problems.push(`MONGODB_URI is not an address of MongoDB: write it as ${form}.`);
  return uri;
}

/** Notes a sentence for each variable that is wrong, or does not go with the others or with the URI. */
export function readMongoSecurity(
  env: Environment,
  uri: string,
  problems: string[],
): MongoSecurity {
  const tls = readTlsFiles(env, 'MONGODB', problems);
  const text = given(env, 'MONGODB_AUTH_MECHANISM');
  const mechanism = mechanisms.find((known) => known === text?.toUpperCase());
  if (text && !mechanism) {
    const known = mechanisms.join(', ');
    problems.push(`MONGODB_AUTH_MECHANISM is "${text}": set it to one of ${known}.`);
  }
  const username = given(env, 'MONGODB_USERNAME');
  const password = readSecret(env, 'MONGODB_PASSWORD', problems);
  const problem = contradiction(
    { tls, ...(mechanism && { mechanism }), ...(username && { username }) },
    ['MONGODB_PASSWORD', 'MONGODB_PASSWORD_FILE'].some((name) => given(env, name)),
    uri,
  );
  if (problem) problems.push(problem);
  return {
    ...(Object.keys(tls).length > 0 && { tls }),
    ...(mechanism && { mechanism }),
    ...(username && { username }),
    ...(password && { password }),
  };
}

function contradiction(
  { tls, mechanism, username }: MongoSecurity,
  hasPassword: boolean,
  uri: string,
): string | undefined {
  if (/[?&](?:tls|ssl)=false/.test(uri) && Object.keys(tls ?? {}).length > 0)
    return 'MONGODB_URI switches TLS off and a MONGODB_TLS file is set: take one of the two away.';
  if ((username || hasPassword) && /^[^/]*\/\/[^/]*@/.test(uri))
    return 'MONGODB_URI names a user and so does MONGODB_USERNAME or MONGODB_PASSWORD: take the user out of the URI.';
  if (mechanism === 'MONGODB-X509') {
    if (hasPassword) return 'MONGODB-X509 takes no password: unset MONGODB_PASSWORD.';
    if (!tls?.cert && !/[?&]tlsCertificateKeyFile=/.test(uri))
      return 'MONGODB-X509 needs a client certificate: name it in MONGODB_TLS_CERT_FILE.';
    return undefined;
  }
  if (username && !hasPassword)
    return 'MONGODB_USERNAME is set: set MONGODB_PASSWORD, or MONGODB_PASSWORD_FILE to a file with it.';
  if (hasPassword && !username)
    return 'MONGODB_PASSWORD is set: name its user in MONGODB_USERNAME.';
  return undefined;
}
