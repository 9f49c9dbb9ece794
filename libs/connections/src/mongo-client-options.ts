import type { MongoSecurity } from './mongo-security.ts';
import type { RotatedFile } from './rotated-file.ts';
import { tlsRefusal } from './tls-refusals.ts';

/**
 * What a `MongoClient` is made with. Each connection uses what the files hold when it is made. A password
 * does so too with {@link keepPasswordCurrent}.
 */
export function mongoClientOptions({ tls, mechanism, username, password }: MongoSecurity = {}) {
  return {
    ...(tls && { tls: true }),
    ...(tls?.ca && { ca: current(tls.ca) }),
    ...(tls?.cert && { cert: current(tls.cert) }),
    ...(tls?.key && { key: current(tls.key) }),
    ...(mechanism && { authMechanism: mechanism }),
    ...(username && {
      auth: { username, ...(password && { password: password.reveal() }) },
    }),
  };
}

/** A list of one, which Node's TLS reads for each connection. */
function current(file: RotatedFile): Buffer[] {
  return Object.defineProperty<Buffer[]>([], 0, { enumerable: true, get: () => file.read() });
}

interface Client {
  readonly options: object;
}

/**
 * The driver (7.8.0) keeps the credentials of a client for all of its connections, frozen. Before it is
 * connected they can be replaced by some that read the password whenever they are asked.
 */
export function keepPasswordCurrent<C extends Client>(
  client: C,
  { password }: MongoSecurity = {},
): C {
  const options = client.options as { credentials?: object };
  if (password && options.credentials) {
    options.credentials = Object.create(options.credentials, {
      password: { enumerable: true, get: () => password.reveal() },
    }) as object;
  }
  return client;
}

interface MongoFailure extends Error {
  readonly code?: string | number;
  readonly cause?: unknown;
  readonly reason?: { readonly error?: unknown };
}

/** Why MongoDB refused, in a sentence that says what to do; undefined where that is not known. */
export function mongoRefusal(error: unknown, security: MongoSecurity = {}): string | undefined {
  for (let at = error as MongoFailure | undefined; at; at = next(at)) {
    const { code, message } = at;
    const text = typeof code === 'string' ? code : '';
    const refusal = tlsRefusal({ code: text, message }, 'MongoDB', 'MONGODB', security.tls ?? {});
    if (refusal) return refusal;
    if (code === authenticationFailed || code === userNotFound) return userRefusal(security);
    if (code === unauthorized)
      return `MongoDB lets the user do too little (${message}): grant it readWrite on the databases of the services, and clusterMonitor.`;
  }
  return undefined;
}

const userNotFound = 11;
const unauthorized = 13;
const authenticationFailed = 18;

function next({ cause, reason }: MongoFailure): MongoFailure | undefined {
  return (reason?.error ?? cause) as MongoFailure | undefined;
}

function userRefusal({ mechanism, username }: MongoSecurity): string {
  if (mechanism === 'MONGODB-X509')
    return 'MongoDB does not know the user that the certificate in MONGODB_TLS_CERT_FILE names: create one in $external whose name is its subject.';
  const who = username ? `the user ${username} or the password` : 'the user or the password';
  const where = username ? 'MONGODB_USERNAME and MONGODB_PASSWORD' : 'those in MONGODB_URI';
  return `MongoDB refuses ${who}: check ${where}, and the database of the user (authSource in the URI, by default admin).`;
}
