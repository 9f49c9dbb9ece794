import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  inboundKeptMs,
  inboundTopics,
  streamNames,
  topicsOf,
  type ServiceDescription,
} from '@smarketing/contracts';
import { onlookerRights, replicated, rightsOf, topicSettingsOf } from '@smarketing/event-bus';
import { parse, stringify } from 'yaml';
import { withValuesReference } from './values-reference.ts';

type Services = Readonly<Record<string, ServiceDescription>>;

const chart = 'deploy/helm/smarketing';
const platform = 'deploy/helm/platform';

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
  const schema = withServiceNames(read(`${chart}/values.schema.json`), Object.keys(services));
  return {
    [`${chart}/README.md`]: readmeOf(chart, schema, read),
    [`${platform}/README.md`]: readmeOf(platform, read(`${platform}/values.schema.json`), read),
    [`${chart}/files/services.yaml`]: inYaml({ services: chartServices(services) }),
    [`${chart}/files/rules.yaml`]: read('deploy/monitoring/rules.yaml'),
    ...Object.fromEntries(dashboards),
    [`${platform}/files/access.yaml`]: inYaml(accessOf(services)),
    [`${chart}/values.schema.json`]: schema,
  };
}

function readmeOf(folder: string, schema: string, read: (path: string) => string): string {
  const values = parse(read(`${folder}/values.yaml`)) as object;
  return withValuesReference(read(`${folder}/README.md`), JSON.parse(schema) as object, values);
}

function inYaml(content: object): string {
  const options = { aliasDuplicateObjects: false, singleQuote: true, lineWidth: 0 };
  return `# Written by \`npm run generate\`.\n${stringify(content, options)}`;
}

function chartServices(services: Services) {
  const described = Object.entries(services).map(([name, service]) => {
    const { title, port, opsPort, variables, consumes } = service;
    const topics = consumes.flatMap(topicsOf).map(({ kafkaName }) => kafkaName);
    return [name, { title, port, opsPort, keys: variables, topics }];
  });
  return Object.fromEntries(described);
}

/** Topics as they must be, and what each service may do in Kafka and MongoDB. */
function accessOf(services: Services) {
  const described = Object.entries(services);
  const topics = described.flatMap(([service, { consumes, publishes }]) =>
    topicSettingsOf({ service, consumes, publishes }),
  );
  return {
    topics: Object.fromEntries(
      topics.map(({ topic, partitions, config }) => [topic, { partitions, config }]),
    ),
    replicated,
    inbound: {
      prefix: inboundTopics,
      topic: {
        partitions: 6,
        config: { 'retention.ms': String(inboundKeptMs), 'cleanup.policy': 'delete' },
      },
    },
    services: Object.fromEntries(
      described.map(([name, { database, ...about }]) => [
        name,
        { database, rights: rightsOf({ name, ...about }) },
      ]),
    ),
    onlooker: { rights: onlookerRights(streamNames, Object.keys(services)) },
  };
}

/** A misspelt service in the values is refused by name. */
function withServiceNames(schema: string, names: readonly string[]): string {
  return schema.replace(
    /("serviceName": \{\s+"enum": )\[[^\]]*\]/,
    (_, before: string) => `${before}${JSON.stringify(names).replaceAll('","', '", "')}`,
  );
}
