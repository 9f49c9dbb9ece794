import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceName } from '@smarketing/contracts/names';
import { onTestFinished } from 'vitest';
import { ServiceClient } from '../src/http/service-client.js';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

// oxlint-disable-next-line typescript/no-explicit-any -- stands for whichever service is asked
export interface AnsweringService<S extends ServiceName = any> {
  readonly client: ServiceClient<S>;
  readonly requests: { method: string; url: string; token: string | undefined }[];
}

/** A real HTTP server that gives the answers in turn, the last one for ever. */
// oxlint-disable-next-line typescript/no-explicit-any -- stands for whichever service is asked
export async function answeringService<S extends ServiceName = any>(
  answers: readonly Answer[],
  patience = 5_000,
): Promise<AnsweringService<S>> {
  const requests: AnsweringService['requests'] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)]!;
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, token: headers.authorization });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { client: new ServiceClient('feedback' as S, url, { token: 't', patience }), requests };
}

export function answer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return (request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

export const hangUp: Answer = (request) => void request.socket.destroy();
