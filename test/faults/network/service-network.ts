import { anyFreePort } from '../../../deploy/local/infrastructure/ports.ts';
import { type Condition, TcpProxy } from './tcp-proxy.ts';

export type Side = 'kafka' | 'mongodb';

/** The ways of one service to Kafka and to MongoDB, all of one side broken or open together. */
export class ServiceNetwork {
  /** Port of a server → port of the proxy that leads there. */
  readonly routes: Readonly<Record<string, number>>;
  readonly #proxies: Readonly<Record<Side, readonly TcpProxy[]>>;

  private constructor(
    proxies: Record<Side, readonly TcpProxy[]>,
    routes: Readonly<Record<string, number>>,
  ) {
    this.#proxies = proxies;
    this.routes = routes;
  }

  static async open(
    targets: Readonly<Record<Side, readonly number[]>>,
    taken: Set<number>,
  ): Promise<ServiceNetwork> {
    const routes: Record<string, number> = {};
    const listen = async (target: number) => {
      const proxy = await TcpProxy.listen(target, await anyFreePort(taken));
      routes[target] = proxy.port;
      return proxy;
    };
    const kafka = await Promise.all(targets.kafka.map(listen));
    const mongodb = await Promise.all(targets.mongodb.map(listen));
    return new ServiceNetwork({ kafka, mongodb }, routes);
  }

  set(side: Side, condition: Condition): void {
    for (const proxy of this.#proxies[side]) proxy.set(condition);
  }

  close(): void {
    for (const proxy of [...this.#proxies.kafka, ...this.#proxies.mongodb]) proxy.close();
  }
}
