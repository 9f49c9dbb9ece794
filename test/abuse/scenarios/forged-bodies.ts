import { connect } from 'node:net';
import { atLeast, atMost } from '../figure.ts';
import { quantile } from '../load/closed-loop.ts';
import { wire } from '../load/connection.ts';
import { capturesBeside } from '../load/live-captures.ts';
import { watchService } from '../load/watch-service.ts';
import type { Scenario } from '../scenario.ts';

/** 1,047,004 bytes: as much as a body may have, in elements that are dear to hold. */
const dear = `[${'{},'.repeat(349_000)}{}]`;
const connections = 15;
const targets = [
  ['POST', '/v1/leads'],
  ['POST', '/v1/leads/batch'],
  ['POST', '/v1/nowhere'],
  ['POST', '/docs'],
  ['GET', '/docs/json'],
] as const;

/** A token with a published key id, and a signature of zeros. */
export function forgedFrom(token: string): string {
  return `${token.slice(0, token.lastIndexOf('.'))}.${'A'.repeat(86)}`;
}

export const forgedBodies: Scenario = {
  name: 'forged-bodies',
  sentence: `${connections} connections send twice 1 MB of [{},{},…] with a forged token, also to paths that do not exist, again and again`,
  async run({ system, seconds, isShort }) {
    const { url } = system.running.get('marketing-intake').plan;
    const token = await system.issuer.token('marketing');
    const forged = forgedFrom(token);
    const requests = targets.map(([method, path]) => {
      const one = wire(method, path, forged, dear);
      return one + one;
    });
    const answers: Record<number, number> = {};
    const attack = () => {
      const end = performance.now() + seconds * 1_000;
      const goOn = async (first: number) => {
        for (let n = first; performance.now() < end; n += 1) {
          const status = await sendBlindly(url, requests[n % requests.length]!);
          answers[status] = (answers[status] ?? 0) + 1;
        }
      };
      return capturesBeside(url, token, () =>
        Promise.all(Array.from({ length: connections }, (_, n) => goOn(n))),
      );
    };
    // A service that has just started takes some 70 MiB for its first work, whatever that is. What
    // stays of one attack is seen in the next one.
    await attack();
    const { result, watched } = await watchService(system, 'marketing-intake', attack);
    const refused = [401, 404, 405].reduce((sum, status) => sum + (answers[status] ?? 0), 0);
    return [
      { name: 'processes that died', value: watched.survived ? 0 : 1, unit: '', limit: atMost(0) },
      { name: 'requests refused', value: refused, unit: '', limit: atLeast(connections) },
      { name: 'connections that had no answer', value: answers[0] ?? 0, unit: '' },
      { name: 'memory at most', value: watched.resident, unit: 'MiB', limit: atMost(304) },
      {
        name: 'memory gained',
        value: watched.resident - watched.residentBefore,
        unit: 'MiB',
        // Two seconds are too few for garbage to be collected: there only the whole is judged.
        ...(!isShort && { limit: atMost(48) }),
      },
      { name: '/health/live at the longest', value: watched.live, unit: 'ms', limit: atMost(500) },
      {
        name: 'live captures beside it, p99',
        value: quantile(result.latencies, 0.99),
        unit: 'ms',
        limit: atMost(1_000),
      },
      { name: 'live captures refused', value: result.failed, unit: '', limit: atMost(0) },
    ];
  },
};

/** Writes all there is to write, whatever comes back; the status of the first answer, 0 for none. */
function sendBlindly(url: string, bytes: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => {});
    socket.on('close', () => resolve(Number(text.slice(9, 12))));
  });
}
