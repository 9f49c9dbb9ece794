import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createThrowAwayIssuer, type ThrowAwayIssuer } from '@smarketing/access';

export const client = { id: 'smarketing', secret: 'of+the/client' };
/** Seconds. */
export const tokensLastFor = 30;

/** An issuer of access tokens by client credentials, as any other: a token endpoint, and its keys. */
export class TokenIssuer {
  given = 0;
  #issuer: ThrowAwayIssuer;
  #server: Server;

  private constructor(issuer: ThrowAwayIssuer, server: Server) {
    this.#issuer = issuer;
    this.#server = server;
  }

  static async start(directory: string): Promise<TokenIssuer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const keys = await createThrowAwayIssuer(directory, { audience: 'kafka' });
    const issuer = new TokenIssuer(keys, server);
    server.on('request', (request, response) => {
      void issuer.#answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      });
    });
    return issuer;
  }

  get oauth() {
    const { issuer, audience } = this.#issuer;
    return { jwksUrl: `${this.#url}/jwks`, issuer, audience, maxReauthMs: 30_000 };
  }

  get tokenUrl(): string {
    return `${this.#url}/token`;
  }

  /** As some issuers want it, which do not look at the header. */
  takesSecretInBody = false;

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  get #url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    if (request.url === '/jwks')
      return { status: 200, body: JSON.parse(await readFile(this.#issuer.jwksFile, 'utf8')) };
    const form = new URLSearchParams(await text(request));
    if (form.get('grant_type') !== 'client_credentials' || !this.#isClient(request, form))
      return { status: 401, body: { error: 'invalid_client' } };
    this.given++;
    // Of another issuer, which the brokers do not know, where the scope says so.
    const token = await this.#issuer.token('service', {
      expiresIn: form.get('scope') === 'expired' ? '-1s' : `${tokensLastFor}s`,
    });
    return { status: 200, body: { access_token: token, expires_in: tokensLastFor } };
  }

  #isClient({ headers }: IncomingMessage, form: URLSearchParams): boolean {
    if (this.takesSecretInBody)
      return form.get('client_id') === client.id && form.get('client_secret') === client.secret;
    const [, basic = ''] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
    const said = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
    return said[0] === client.id && said[1] === client.secret;
  }
}
