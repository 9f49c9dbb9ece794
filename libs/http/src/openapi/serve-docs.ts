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
  return { ...document, components: { ...document.components, schemas } };
}
