import type { Secret } from './secret.ts';

export interface OauthClient {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly scope?: string | undefined;
  /** What some issuers want named beside the scope. */
  readonly audience?: string | undefined;
}

/** No access token was to be had. The next connection asks again. */
export class OauthTokenError extends Error {
  override readonly name = 'OauthTokenError';
}

/** With less left than this, and with less than half of its life, a token is replaced. */
const enoughSeconds = 30;
/** A connection authenticates again 10 s before its token ends, and not within a second of the last time. */
const leastSeconds = 15;
const answersWithinMs = 10_000;

interface Token {
  readonly value: string;
  readonly seconds: number;
  readonly receivedAt: number;
}

/** Access tokens of one client by the client credentials grant, each used until it ends soon. */
export class OauthTokens {
  readonly #client: OauthClient;
  readonly #now: () => number;
  #token: Token | undefined;
  #coming: Promise<Token> | undefined;
  #sendsSecretInBody = false;

  constructor(client: OauthClient, now: () => number = () => performance.now()) {
    this.#client = client;
    this.#now = now;
  }

  /** One that lasts for a while. Throws {@link OauthTokenError} where the issuer gives none and none is left. */
  async current(): Promise<string> {
    const { seconds = 0 } = this.#token ?? {};
    if (this.#token && this.#left() > Math.min(enoughSeconds, seconds / 2))
      return this.#token.value;
    this.#coming ??= this.#fetch().finally(() => (this.#coming = undefined));
    try {
      this.#token = await this.#coming;
    } catch (error) {
      if (!this.#token || this.#left() <= 1) throw error;
    }
    return this.#token.value;
  }

  /** It was refused: the next one is asked for, however long this one would last. */
  discard(token: string): void {
    if (this.#token?.value === token) this.#token = undefined;
  }

  /** Seconds. */
  #left(): number {
    const { seconds, receivedAt } = this.#token!;
    return seconds - (this.#now() - receivedAt) / 1_000;
  }

  async #fetch(): Promise<Token> {
    const receivedAt = this.#now();
    let answer = await this.#ask();
    // Which of the two ways an issuer takes, it does not say beforehand.
    if (answer.status === 401 || (await errorOf(answer)) === 'invalid_client') {
      this.#sendsSecretInBody = !this.#sendsSecretInBody;
      answer = await this.#ask();
    }
    if (!answer.ok) throw await this.#refused(answer);
    const { access_token: value, expires_in: seconds } = (await answer.json()) as {
      access_token?: string;
      expires_in?: number;
    };
    if (typeof value !== 'string')
      throw new OauthTokenError(
        `${this.#url} does not answer with an access token: set KAFKA_OAUTH_TOKEN_URL to the token endpoint of the issuer.`,
      );
    if (seconds !== undefined && seconds < leastSeconds) {
      throw new OauthTokenError(
        `The access tokens of ${this.#url} last for ${seconds} s: have it give them for a minute or more.`,
      );
    }
    return { value, seconds: seconds ?? 0, receivedAt };
  }

  get #url(): string {
    return this.#client.tokenUrl;
  }

  async #ask(): Promise<Response> {
    const { clientId, clientSecret, scope, audience } = this.#client;
    const secret = clientSecret.reveal();
    const basic = [clientId, secret].map(encodeURIComponent).join(':');
    try {
      return await fetch(this.#url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(answersWithinMs),
        headers: {
          accept: 'application/json',
          ...(!this.#sendsSecretInBody && {
            authorization: `Basic ${Buffer.from(basic).toString('base64')}`,
          }),
        },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          ...(scope && { scope }),
          ...(audience && { audience }),
          ...(this.#sendsSecretInBody && { client_id: clientId, client_secret: secret }),
        }),
      });
    } catch (cause) {
      const why =
        ((cause as Error).cause as Error | undefined)?.message ?? (cause as Error).message;
      throw new OauthTokenError(
        `The issuer of access tokens cannot be reached at ${this.#url} (${why}): start it, or correct KAFKA_OAUTH_TOKEN_URL.`,
        { cause },
      );
    }
  }

  async #refused(answer: Response): Promise<OauthTokenError> {
    const error = (await errorOf(answer)) ?? `status ${answer.status}`;
    const whatToDo = {
      invalid_client: 'check KAFKA_OAUTH_CLIENT_ID and KAFKA_OAUTH_CLIENT_SECRET',
      unauthorized_client: 'allow this client the client credentials grant there',
      invalid_scope: 'check KAFKA_OAUTH_SCOPE',
    }[error];
    return new OauthTokenError(
      `The issuer at ${this.#url} refuses the client ${this.#client.clientId} (${error}): ${whatToDo ?? 'check the KAFKA_OAUTH variables'}.`,
    );
  }
}

async function errorOf(answer: Response): Promise<string | undefined> {
  if (answer.ok) return undefined;
  const body = (await answer
    .clone()
    .json()
    .catch(() => ({}))) as { error?: unknown };
  return typeof body.error === 'string' ? body.error.slice(0, 100) : undefined;
}
