import { services, type ServiceName } from './services.js';
import type { StreamName } from './streams.js';

export const serviceNames = Object.keys(services) as ServiceName[];

const owners = new Map<StreamName, ServiceName>(
  serviceNames.flatMap((name) => services[name].publishes.map((stream) => [stream, name] as const)),
);

/** The one service that publishes the stream. */
export function ownerOf(stream: StreamName): ServiceName {
  return owners.get(stream)!;
}
