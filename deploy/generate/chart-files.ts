import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topicsOf, type ServiceDescription } from '@smarketing/contracts';
import { stringify } from 'yaml';

type Services = Readonly<Record<string, ServiceDescription>>;

const head = '# Written by `npm run generate`.\n';
const chart = 'deploy/helm/smarketing';

/**
 * Files of the charts by their paths, as they are derived: a chart reads nothing outside its folder, so
 * it has copies of the rules and dashboards.
 */
export function chartFiles(root: string, services: Services): Record<string, string> {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const dashboards = readdirSync(join(root, 'deploy/monitoring/dashboards'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => [
      `${chart}/files/dashboards/${name}`,
      read(`deploy/monitoring/dashboards/${name}`),
    ]);
  return {
    [`${chart}/files/services.yaml`]: head + stringify({ services: chartServices(services) }),
    [`${chart}/files/rules.yaml`]: read('deploy/monitoring/rules.yaml'),
    ...Object.fromEntries(dashboards),
    [`${chart}/values.schema.json`]: withServiceNames(
      read(`${chart}/values.schema.json`),
      Object.keys(services),
    ),
  };
}

function chartServices(services: Services) {
  const described = Object.entries(services).map(([name, service]) => {
    const { title, port, opsPort, variables, consumes } = service;
    const topics = consumes.flatMap(topicsOf).map(({ kafkaName }) => kafkaName);
    return [name, { title, port, opsPort, keys: variables, topics }];
  });
  return Object.fromEntries(described);
}

/** A misspelt service in the values is refused by name. */
function withServiceNames(schema: string, names: readonly string[]): string {
  return schema.replace(
    /("serviceName": \{\s+"enum": )\[[^\]]*\]/,
    (_, before: string) => `${before}${JSON.stringify(names).replaceAll('","', '", "')}`,
  );
}
