import type { BenchServices } from '../latency/bench-services.ts';

/** Single captures a second: each connection sends its next one when the last is answered. */
export async function measureCaptures(
  services: BenchServices,
  { seconds, connections, name }: { seconds: number; connections: number; name: string },
): Promise<number> {
  const client = await services.client(name);
  const warmUntil = performance.now() + (seconds * 1_000) / 5;
  const end = warmUntil + seconds * 1_000;
  let stored = 0;
  const keepSending = async () => {
    while (performance.now() < end) {
      const { status } = await client.capture('form');
      const now = performance.now();
      if (status < 300 && now > warmUntil && now <= end) stored++;
    }
  };
  await Promise.all(Array.from({ length: connections }, keepSending));
  client.close();
  return stored / seconds;
}
