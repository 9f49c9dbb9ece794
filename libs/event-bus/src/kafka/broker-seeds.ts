import { brokerAddressOf } from '@smarketing/observability';

/**
 * The first brokers to ask. kafkajs 2.2.4 cuts an address at its first colon, so that one of IPv6 is
 * none: it gets the two parts however it cuts. Throws `BrokerAddressError`.
 */
export function seedsOf(brokers: readonly string[]): () => string[] {
  const seeds = brokers.map((broker) => {
    const { host, port } = brokerAddressOf(broker);
    return { split: () => [host, String(port)] };
  });
  // In a true array, the client insists on texts.
  const list = Object.assign({ length: seeds.length }, seeds) as unknown as string[];
  return () => list;
}
