import { isIP, type Socket } from 'node:net';
import { connect as connectByTls } from 'node:tls';
import { brokerAddressOf } from './broker-addresses.ts';
import type { KafkaSasl, KafkaSecurity } from './kafka-security.ts';
import { contentOf, type TlsFiles, whyUnusable } from './tls-files.ts';
import { tlsRefusal } from './tls-refusals.ts';

const keepAliveAfterMs = 60_000;

/**
 * What kafkajs 2.2.4 is made with for these brokers. Each connection uses what the files hold when it is
 * made, and each authentication the password, or a token, of that moment. What refuses a connection is
 * said in a sentence as the message of the error that the client throws. Throws `BrokerAddressError`.
 */
export function kafkaClientOptions(brokers: readonly string[], security: KafkaSecurity = {}) {
  const { tls, sasl } = security;
  return {
    brokers: seedsOf(brokers),
    ...(tls && { ssl: true, socketFactory: tlsSockets(tls) }),
    ...(sasl && { sasl: saslOf(sasl) }),
  };
}

/** The client cuts an address at its first colon, so that one of IPv6 is none: it gets the two parts however it cuts. */
function seedsOf(brokers: readonly string[]): () => string[] {
  const seeds = brokers.map((broker) => {
    const { host, port } = brokerAddressOf(broker);
    return { split: () => [host, String(port)] };
  });
  // In a true array, the client insists on texts.
  const list = Object.assign({ length: seeds.length }, seeds) as unknown as string[];
  return () => list;
}

interface SocketRequest {
  readonly host: string;
  readonly port: number;
  readonly onConnect: () => void;
}

function tlsSockets(files: TlsFiles): (request: SocketRequest) => Socket {
  return ({ host, port, onConnect }) => {
    const problem = whyUnusable(files, 'KAFKA');
    if (problem) throw new Error(problem);
    const servername = isIP(host) ? {} : { servername: host };
    const socket = connectByTls({ host, port, ...servername, ...contentOf(files) }, onConnect);
    socket.setKeepAlive(true, keepAliveAfterMs);
    // Before the client hears of it, and makes an error of its own of the message.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      error.message =
        tlsRefusal(error, `Kafka at ${host}:${port}`, 'KAFKA', files) ?? error.message;
    });
    return socket;
  };
}

interface AuthenticatorArgs {
  readonly host: string;
  readonly port: number;
}

type AuthenticationProvider = (args: AuthenticatorArgs) => { authenticate: () => Promise<void> };

/**
 * The client reads `username` and `password` whenever it authenticates, and keeps its own way of doing so
 * in `authenticationProvider`, where it is made to say what to do.
 */
function saslOf(sasl: KafkaSasl) {
  let own: AuthenticationProvider | undefined;
  const options = {
    mechanism: sasl.mechanism.toLowerCase(),
    get authenticationProvider(): AuthenticationProvider | undefined {
      return own;
    },
    set authenticationProvider(given: AuthenticationProvider) {
      own = (args) => ({ authenticate: () => inWords(given(args), args, sasl) });
    },
  };
  if (sasl.mechanism === 'OAUTHBEARER') {
    const oauthBearerProvider = async () => ({ value: await sasl.tokens.current() });
    return Object.assign(options, { oauthBearerProvider }) as never;
  }
  const { username, password } = sasl;
  return Object.defineProperties(options, {
    username: { value: username },
    password: { get: () => password.reveal() },
  }) as never;
}

async function inWords(
  authenticator: { authenticate: () => Promise<void> },
  { host, port }: AuthenticatorArgs,
  sasl: KafkaSasl,
): Promise<void> {
  try {
    await authenticator.authenticate();
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'KafkaJSSASLAuthenticationError' && !/not supported|closed/i.test(message))
      (error as Error).message = `Kafka at ${host}:${port} ${refusalOf(sasl)}`;
    throw error;
  }
}

function refusalOf(sasl: KafkaSasl): string {
  return sasl.mechanism === 'OAUTHBEARER'
    ? 'refuses the access token: check that its issuer, audience and scope are those that the brokers expect.'
    : `refuses the user ${sasl.username} or the password: check KAFKA_USERNAME and KAFKA_PASSWORD, and that the user exists for ${sasl.mechanism}.`;
}
