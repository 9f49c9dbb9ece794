import type { Type } from '@nestjs/common';
import type { ServiceDescription } from '@smarketing/contracts';
import { foldedStreams } from '@smarketing/event-bus';
import { opsPortOf } from './service-definition.js';
import { definitionOf } from './service.decorator.js';

/** By name, in the order of their ports. */
export function describeServices(
  modules: readonly Type[],
): Readonly<Record<string, ServiceDescription>> {
  const inOrder = modules.map(definitionOf).sort((one, other) => one.port - other.port);
  return Object.fromEntries(
    inOrder.map((definition) => {
      const { name, title, port, database, consumes, publishes, views } = definition;
      const folded = views.filter((view) => view.folds?.length);
      const description: ServiceDescription = {
        title,
        port,
        opsPort: opsPortOf(definition),
        database,
        variables: definition.settings?.variables ?? [],
        consumes,
        publishes,
        ...(definition.foreign && { foreign: definition.foreign }),
        views: Object.fromEntries(folded.map((view) => [view.collection, foldedStreams(view)])),
        vault: definition.vault ?? [],
      };
      return [name, description];
    }),
  );
}
