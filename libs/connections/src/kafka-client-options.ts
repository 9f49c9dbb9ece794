import net, { isIP, type Socket } from 'node:net';
import { connect as connectByTls } from 'node:tls';
import { brokerAddressOf } from './broker-addresses.ts';
import type { KafkaSasl, KafkaSecurity } from './kafka-security.ts';
import type { OauthTokens } from './oauth-token.ts';
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
    ...(tls && { ssl: true }),
    socketFactory: tls ? tlsSockets(tls) : plainSocket,
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

/** Every answer has its length and the number of its request. */
const bytesOfAnAnswer = 8;

function plainSocket({ host, port, onConnect }: SocketRequest): Socket {
  const socket = net.connect({ host, port }, onConnect);
  socket.setKeepAlive(true, keepAliveAfterMs);
  // Before the client hears of it, and says no more than that the connection was closed.
  socket.on('end', () => {
    if (socket.bytesRead >= bytesOfAnAnswer) return;
    const why = `Kafka at ${host}:${port} closed the connection instead of answering: set KAFKA_SECURITY_PROTOCOL if it asks for TLS or a password.`;
    socket.emit('error', new Error(why));
  });
  return socket;
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

type KafkaSaslByPassword = Exclude<KafkaSasl, { readonly mechanism: 'OAUTHBEARER' }>;

interface SaslStep {
  readonly request: { readonly encode: () => Buffer };
  readonly response: {
    readonly decode: (bytes: Buffer) => Buffer;
    readonly parse: (bytes: Buffer) => string;
  };
}

interface AuthenticatorArgs {
  readonly host: string;
  readonly port: number;
  readonly saslAuthenticate: (step: SaslStep) => Promise<string>;
}

type AuthenticationProvider = (args: AuthenticatorArgs) => { authenticate: () => Promise<void> };

/** The type that the client has for this holds its own mechanisms only. */
function saslOf(sasl: KafkaSasl): never {
  return (sasl.mechanism === 'OAUTHBEARER' ? byToken(sasl.tokens) : byPassword(sasl)) as never;
}

/**
 * The client reads user and password whenever it authenticates, and keeps its own way of doing so in
 * `authenticationProvider`, where it is made to say what to do.
 */
function byPassword({ mechanism, username, password }: KafkaSaslByPassword) {
  let provider: AuthenticationProvider | undefined;
  return {
    mechanism,
    username,
    get password() {
      return password.reveal();
    },
    get authenticationProvider(): AuthenticationProvider | undefined {
      return provider;
    },
    set authenticationProvider(own: AuthenticationProvider) {
      provider = (args) => ({
        authenticate: () =>
          own(args)
            .authenticate()
            .catch((error: Error) => {
              if (isRefusal(error))
                error.message = `Kafka at ${args.host}:${args.port} refuses the user ${username} or the password: check KAFKA_USERNAME and KAFKA_PASSWORD, and that the user exists for ${mechanism}.`;
              throw error;
            }),
      });
    },
  };
}

function isRefusal({ name, message }: Error): boolean {
  return name === 'KafkaJSSASLAuthenticationError' && !/closed|timed out/i.test(message);
}

/** The broker does not take the access token. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
}

/**
 * The client's own way takes a refused token for one that was taken, and fails at what follows: the
 * broker answers with the reason, and with an error only to the one byte that confirms it (RFC 7628).
 */
function byToken(tokens: OauthTokens) {
  const say = (text: string): SaslStep => ({
    request: { encode: () => withSize(Buffer.from(text)) },
    response: { decode: (bytes) => bytes.subarray(4), parse: String },
  });
  const authenticationProvider: AuthenticationProvider = ({ host, port, saslAuthenticate }) => ({
    async authenticate() {
      const token = await tokens.current();
      const reason = await saslAuthenticate(say(`n,,\u0001auth=Bearer ${token}\u0001\u0001`));
      if (reason === '') return;
      tokens.discard(token);
      await saslAuthenticate(say('\u0001')).catch(() => undefined);
      throw new TokenRefusedError(
        `Kafka at ${host}:${port} refuses the access token: check that its issuer, audience and scope are those that the brokers expect.`,
      );
    },
  });
  return { mechanism: 'OAUTHBEARER', authenticationProvider };
}

function withSize(bytes: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeInt32BE(bytes.length);
  return Buffer.concat([size, bytes]);
}
