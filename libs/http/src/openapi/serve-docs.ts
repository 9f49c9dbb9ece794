import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

import { describeValidatedClasses } from './describe-validated-classes.js';

const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem details: what is wrong and what to do about it.',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', example: 'urn:smarketing:problem:invalid-request' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    traceId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer into the body.' },
          parameter: { type: 'string', description: 'Name of the query or path parameter.' },
          detail: { type: 'string' },
        },
      },
    },
  },
};

/** Serves the API's documents, to everybody: pages at /docs, OpenAPI at /docs/json. */
export function serveDocs(
  app: NestFastifyApplication,
  about: { readonly title: string; readonly description: string; readonly version: string },
): void {
  // Made when first asked for: most processes never are.
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (document ??= describe(app, about)), {
    jsonDocumentUrl: 'docs/json',
    yamlDocumentUrl: 'docs/yaml',
    customSiteTitle: about.title,
  });
}

function describe(
  app: NestFastifyApplication,
  { title, description, version }: Parameters<typeof serveDocs>[1],
): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle(title)
    .setDescription(description)
    .setVersion(version)
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  describeValidatedClasses();
  const document = SwaggerModule.createDocument(app, config);
  const schemas = { ...document.components?.schemas, Problem: problemSchema };
  return admitNull({ ...document, components: { ...document.components, schemas } });
}

const nothing = { type: 'object', nullable: true, enum: [null] };

/** Beside `allOf` OpenAPI 3.0 makes nothing of `nullable`: the null is an alternative of its own. */
function admitNull<T>(part: T): T {
  if (Array.isArray(part)) return part.map(admitNull) as T;
  if (typeof part !== 'object' || part === null) return part;
  const read = Object.entries(part).map(([name, value]) => [name, admitNull(value)]);
  const { nullable, allOf, ...rest } = Object.fromEntries(read) as Record<string, unknown>;
  if (nullable !== true || !Array.isArray(allOf) || 'type' in rest) {
    return Object.fromEntries(read) as T;
  }
  return { ...rest, oneOf: [...allOf, nothing] } as T;
}
