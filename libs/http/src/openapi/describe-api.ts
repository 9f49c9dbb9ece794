import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { needsNoToken } from '@smarketing/access';
import { admitNull } from './admit-null.js';
import { commonProblems } from './common-problems.js';
import { describeValidatedClasses } from './describe-validated-classes.js';
import { documentedRoutes, routeKey, type DocumentedRoute } from './documented-routes.js';
import { ProblemDocument } from '../problem/problem-document.js';
import { ProblemResponses } from './problem-responses.js';

export interface AboutApi {
  readonly title: string;
  readonly description: string;
  readonly version: string;
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;
const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description:
    'Your own id of this request: sent again within seven days, it is answered as the first time and changes nothing.',
  schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
  example: 'order-4711-won',
};

const ifMatchHeader = {
  name: 'If-Match',
  in: 'header' as const,
  description: 'The ETag of the state that you change, or `*` for whatever is there.',
  schema: { type: 'string' },
  example: '"Vx3k9fJw0aQm2LrT8yHsNg"',
};
const reason = {
  name: 'X-Reason',
  in: 'header' as const,
  required: false,
  description: 'Why you do it: kept with the act. A ticket or a few words, without personal data.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  example: 'TICKET-4711',
};
const etag = {
  description: 'Of this state, for `If-Match`.',
  schema: { type: 'string' as const },
};

/**
 * The OpenAPI document of an application: what its decorators say, and on every route what comes of its
 * kind (problems, access, Idempotency-Key). The ids of operations are the names of the handlers.
 */
export function describeApi(app: NestFastifyApplication, about: AboutApi): OpenAPIObject {
  describeValidatedClasses();
  const routes = documentedRoutes(app);
  const members = [...routes.values()].flatMap(({ problems }) =>
    problems.flatMap((problem) => problem.members ?? []),
  );
  const document = SwaggerModule.createDocument(app, configOf(about), {
    operationIdFactory: routeKey,
    extraModels: [ProblemDocument, ...new Set(members)],
  });
  const responses = new ProblemResponses();
  for (const path of Object.values(document.paths)) {
    for (const method of methods) {
      const operation = path[method];
      const route = routes.get(operation?.operationId ?? '');
      if (operation && route) complete(operation, route, method !== 'get', responses);
    }
  }
  const { schemas, ...others } = document.components!;
  Object.assign(schemas!['Problem']!, { additionalProperties: true });
  const problems = responses.components;
  const components = {
    ...others,
    schemas: { ...schemas, ...problems.schemas },
    responses: problems.responses,
  };
  return inOrder(withoutSuffix(admitNull({ ...document, components })));
}

function configOf({ title, description, version }: AboutApi) {
  return new DocumentBuilder()
    .setTitle(title)
    .setDescription(
      `${description}\n\nErrors are answered with a problem document (RFC 9457); programs tell problems apart by \`type\`.`,
    )
    .setVersion(version)
    .addServer('/', 'The service that serves this document.')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .addSecurityRequirements('bearer')
    .build();
}

function complete(
  operation: Operation,
  route: DocumentedRoute,
  writes: boolean,
  responses: ProblemResponses,
): void {
  operation.operationId = operation.operationId!.split('#')[1]!;
  const { access, idempotent, ifMatch, tagged, uuids, problems } = route;
  if (needsNoToken(access)) operation.security = [];
  else {
    delete operation.security;
    const roles = `Needs one of the roles: ${(access ?? []).join(', ')}.`;
    operation.description = [operation.description, roles].filter(Boolean).join('\n\n');
  }
  for (const parameter of operation.parameters ?? []) {
    if (!('name' in parameter) || parameter.in !== 'path' || !uuids.has(parameter.name)) continue;
    parameter.schema = { type: 'string', format: 'uuid' };
  }
  if (writes && Array.isArray(access)) {
    operation.parameters = [...(operation.parameters ?? []), reason];
  }
  if (idempotent) operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
  if (ifMatch) {
    const required = ifMatch === 'required';
    operation.parameters = [...(operation.parameters ?? []), { ...ifMatchHeader, required }];
  }
  for (const response of Object.values(operation.responses)) {
    if (!response || !('description' in response)) continue;
    response.description ||= operation.summary ?? '';
    if (tagged) response.headers = { ETag: etag };
  }
  const body = operation.requestBody !== undefined;
  const common = commonProblems(route, { writes, body });
  Object.assign(operation.responses, responses.of(common, problems));
}

/** Classes are called `…Dto` so that they are not taken for what they describe; outside they are not. */
function withoutSuffix(document: OpenAPIObject): OpenAPIObject {
  const schemas = Object.keys(document.components?.schemas ?? {});
  const renamed = schemas.filter((name) => /.Dto$/.test(name));
  const taken = renamed.find((name) => schemas.includes(name.slice(0, -3)));
  if (taken) throw new Error(`There are both ${taken} and ${taken.slice(0, -3)} in the document.`);
  const text = JSON.stringify(document).replaceAll(
    /"#\/components\/schemas\/(\w+)Dto"/g,
    '"#/components/schemas/$1"',
  );
  const read = JSON.parse(text) as OpenAPIObject;
  const named = Object.entries(read.components?.schemas ?? {}).map(
    ([name, schema]) => [name.replace(/(?<=.)Dto$/, ''), schema] as const,
  );
  return { ...read, components: { ...read.components, schemas: Object.fromEntries(named) } };
}

/** Paths, schemas and responses by name: the document is the same, however its modules were loaded. */
function inOrder(document: OpenAPIObject): OpenAPIObject {
  const sorted = <T>(parts: Record<string, T> = {}): Record<string, T> =>
    Object.fromEntries(Object.entries(parts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const { components, paths, tags: _, ...rest } = document;
  const { schemas, responses, ...others } = components ?? {};
  const ordered = { schemas: sorted(schemas), responses: sorted(responses), ...others };
  return { ...rest, paths: sorted(paths), components: ordered };
}
