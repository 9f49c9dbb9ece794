import { atLeast, atMost } from '../figure.ts';
import { closedLoop, quantile } from '../load/closed-loop.ts';
import { captureBody } from '../load/capture-body.ts';
import { openMany, wire } from '../load/connection.ts';
import { capturesBeside } from '../load/live-captures.ts';
import { watchService } from '../load/watch-service.ts';
import type { Scenario } from '../scenario.ts';
import { forgedFrom } from './forged-bodies.ts';

const connections = 50;

export const forgedFlood: Scenario = {
  name: 'forged-flood',
  sentence: `${connections} connections send small captures with forged signatures as fast as they are refused`,
  async run({ system, seconds }) {
    const { url } = system.running.get('marketing-intake').plan;
    const token = await system.issuer.token('marketing');
    const request = wire('POST', '/v1/leads', forgedFrom(token), captureBody('forged'));
    const { result, watched } = await watchService(system, 'marketing-intake', () =>
      capturesBeside(url, token, async () => {
        const open = await openMany(url, connections);
        const flood = await closedLoop(open, () => request, { seconds, isPatient: false });
        for (const connection of open) connection.close();
        return flood;
      }),
    );
    const flood = result.result;
    return [
      { name: 'refused', value: flood.statuses[401] ?? 0, unit: '', limit: atLeast(connections) },
      { name: 'accepted', value: flood.accepted.length, unit: '', limit: atMost(0) },
      { name: 'processes that died', value: watched.survived ? 0 : 1, unit: '', limit: atMost(0) },
      {
        name: 'memory gained',
        value: watched.resident - watched.residentBefore,
        unit: 'MiB',
        limit: atMost(48),
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
