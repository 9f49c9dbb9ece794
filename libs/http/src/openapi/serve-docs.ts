import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { describeApi, type AboutApi } from './describe-api.js';

/** Serves the API's documents, to everybody: pages at /docs, OpenAPI at /docs/json. */
export function serveDocs(app: NestFastifyApplication, about: AboutApi): void {
  // Made when first asked for: most processes never are.
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (document ??= describeApi(app, about)), {
    jsonDocumentUrl: 'docs/json',
    yamlDocumentUrl: 'docs/yaml',
    customSiteTitle: about.title,
  });
}
