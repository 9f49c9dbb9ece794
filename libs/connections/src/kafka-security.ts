import { type Environment, given } from './environment.ts';
import { OauthTokens } from './oauth-token.ts';
import { readSecret, type Secret } from './secret.ts';
import { readTlsFiles, type TlsFiles } from './tls-files.ts';

const protocols = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'] as const;
const byPassword = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;
const mechanisms = [...byPassword, 'OAUTHBEARER'] as const;

export type KafkaSasl =
  | {
      readonly mechanism: (typeof byPassword)[number];
      readonly username: string;
      readonly password: Secret;
    }
  | { readonly mechanism: 'OAUTHBEARER'; readonly tokens: OauthTokens };

/** How the brokers are spoken to; none of it is PLAINTEXT. */
export interface KafkaSecurity {
  readonly tls?: TlsFiles;
  readonly sasl?: KafkaSasl;
}

const ofPassword = ['KAFKA_USERNAME', 'KAFKA_PASSWORD', 'KAFKA_PASSWORD_FILE'];
const ofOauth = [
  'KAFKA_OAUTH_TOKEN_URL',
  'KAFKA_OAUTH_CLIENT_ID',
  'KAFKA_OAUTH_CLIENT_SECRET',
  'KAFKA_OAUTH_CLIENT_SECRET_FILE',
  'KAFKA_OAUTH_SCOPE',
  'KAFKA_OAUTH_AUDIENCE',
];
const ofTls = ['KAFKA_TLS_CA_FILE', 'KAFKA_TLS_CERT_FILE', 'KAFKA_TLS_KEY_FILE'];

export const kafkaVariables = [
  'KAFKA_SECURITY_PROTOCOL',
  'KAFKA_SASL_MECHANISM',
  ...ofTls,
  ...ofPassword,
  ...ofOauth,
];

/** Notes a sentence for each variable that is wrong, or set although the others leave no use for it. */
export function readKafkaSecurity(env: Environment, problems: string[]): KafkaSecurity {
  const protocol = oneOf(env, 'KAFKA_SECURITY_PROTOCOL', protocols, problems) ?? 'PLAINTEXT';
  const hasTls = protocol === 'SSL' || protocol === 'SASL_SSL';
  if (!hasTls) refuse(env, ofTls, 'KAFKA_SECURITY_PROTOCOL to SSL or SASL_SSL', problems);
  const sasl = readSasl(env, protocol.startsWith('SASL'), problems);
  return {
    ...(hasTls && { tls: readTlsFiles(env, 'KAFKA', problems) }),
    ...(sasl && { sasl }),
  };
}

function readSasl(env: Environment, isWanted: boolean, problems: string[]): KafkaSasl | undefined {
  const mechanism = oneOf(env, 'KAFKA_SASL_MECHANISM', mechanisms, problems);
  if (!isWanted) {
    const unused = ['KAFKA_SASL_MECHANISM', ...ofPassword, ...ofOauth];
    refuse(env, unused, 'KAFKA_SECURITY_PROTOCOL to SASL_SSL', problems);
    return undefined;
  }
  if (!mechanism) {
    if (!given(env, 'KAFKA_SASL_MECHANISM'))
      problems.push(`KAFKA_SASL_MECHANISM is missing: set it to one of ${mechanisms.join(', ')}.`);
    return undefined;
  }
  if (mechanism === 'OAUTHBEARER') {
    refuse(env, ofPassword, 'KAFKA_SASL_MECHANISM to PLAIN or SCRAM', problems);
    return readOauth(env, problems);
  }
  refuse(env, ofOauth, 'KAFKA_SASL_MECHANISM to OAUTHBEARER', problems);
  const username = needed(env, 'KAFKA_USERNAME', problems);
  const password = neededSecret(env, 'KAFKA_PASSWORD', problems);
  return username && password ? { mechanism, username, password } : undefined;
}

function readOauth(env: Environment, problems: string[]): KafkaSasl | undefined {
  const tokenUrl = needed(env, 'KAFKA_OAUTH_TOKEN_URL', problems);
  const clientId = needed(env, 'KAFKA_OAUTH_CLIENT_ID', problems);
  const clientSecret = neededSecret(env, 'KAFKA_OAUTH_CLIENT_SECRET', problems);
  if (tokenUrl && !isSafeAddress(tokenUrl)) {
    problems.push(
      'KAFKA_OAUTH_TOKEN_URL must be an https address; http is accepted on this machine only.',
    );
  }
  if (!tokenUrl || !clientId || !clientSecret) return undefined;
  const scope = given(env, 'KAFKA_OAUTH_SCOPE');
  const audience = given(env, 'KAFKA_OAUTH_AUDIENCE');
  const tokens = new OauthTokens({ tokenUrl, clientId, clientSecret, scope, audience });
  return { mechanism: 'OAUTHBEARER', tokens };
}

function oneOf<T extends string>(
  env: Environment,
  name: string,
  known: readonly T[],
  problems: string[],
): T | undefined {
  const text = given(env, name);
  const found = known.find((one) => one === text?.toUpperCase());
  if (text && !found) problems.push(`${name} is "${text}": set it to one of ${known.join(', ')}.`);
  return found;
}

function needed(env: Environment, name: string, problems: string[]): string | undefined {
  const value = given(env, name);
  if (value === undefined) problems.push(`${name} is missing: set it.`);
  return value;
}

function neededSecret(env: Environment, name: string, problems: string[]): Secret | undefined {
  const before = problems.length;
  const secret = readSecret(env, name, problems);
  if (!secret && problems.length === before)
    problems.push(`${name} is missing: set it, or ${name}_FILE to a file with it.`);
  return secret;
}

function refuse(env: Environment, unused: string[], unless: string, problems: string[]): void {
  const [set] = unused.filter((name) => given(env, name) !== undefined);
  if (set) problems.push(`${set} is set and not used: set ${unless}, or unset it.`);
}

/** By plain http anybody on the way could read the secret. */
function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  return url?.protocol === 'http:' && /^(?:localhost|\[::1\]|127(?:\.\d+){3})$/.test(url.hostname);
}
