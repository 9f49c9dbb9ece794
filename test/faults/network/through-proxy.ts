/**
 * Preloaded into a service: what it connects to on this machine goes through the proxies that
 * `SMARKETING_PROXY_ROUTES` names, `{"<port>": <port of the proxy>}`. Below the clients of Kafka and
 * MongoDB, because both connect to the addresses that the servers themselves announce.
 */
import { Socket } from 'node:net';

const routes = new Map(
  Object.entries(JSON.parse(process.env['SMARKETING_PROXY_ROUTES'] ?? '{}') as object).map(
    ([port, proxy]) => [Number(port), Number(proxy)],
  ),
);

interface Target {
  port?: number | string;
}

function redirected<T extends Target>(target: T): T {
  const proxy = routes.get(Number(target.port));
  return proxy === undefined ? target : { ...target, port: proxy };
}

// oxlint-disable-next-line typescript/unbound-method -- called with the socket below
const direct = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;

Socket.prototype.connect = function connectThroughProxy(this: Socket, ...args: unknown[]) {
  const [first] = args;
  // `net.connect` hands over a list that it marks as its own; it must stay that very list.
  if (Array.isArray(first)) first[0] = redirected(first[0] as Target);
  else if (typeof first === 'object' && first !== null) args[0] = redirected<Target>(first);
  else if (typeof first === 'number') args[0] = routes.get(first) ?? first;
  return direct.apply(this, args);
};
