import { join } from 'node:path';
import { definitionOf, describeServiceApi } from '@smarketing/service';
import { describe, expect, it } from 'vitest';
import { serviceModules } from '../../deploy/generate/service-modules.ts';
import { faultsOfDocument } from '../fuzz/faults-of-document.ts';
import { gapsOfDocument } from './gaps-of-document.ts';

const modules = await serviceModules(join(import.meta.dirname, '..', '..'), 'src');
const services = modules.map((module) => [definitionOf(module).name, module] as const);

describe.each(services)('the OpenAPI document of %s', (_, module) => {
  it('is valid', async () => {
    expect(await faultsOfDocument(await describeServiceApi(module))).toEqual([]);
  });

  it('tells of every route what it takes, what it answers and how it refuses', async () => {
    const document = await describeServiceApi(module);
    expect(gapsOfDocument({ ...document })).toEqual([]);
  });
});

describe('the check of documents', () => {
  it('finds a route that says nothing, and a body that may be anything', () => {
    const operation = { operationId: 'Some_read', responses: { 200: { description: '' } } };
    const open = { type: 'object', additionalProperties: true };
    const document = {
      paths: { '/v1/x': { get: operation, put: { ...operation, requestBody: {} } } },
      components: { schemas: { X: { type: 'object', properties: { a: {}, b: open } } } },
    };
    const gaps = gapsOfDocument(document);
    expect(gaps).toEqual(
      expect.arrayContaining([
        'GET /v1/x, PUT /v1/x: all are called Some_read',
        "GET /v1/x: Some_read is not a method's name",
        'GET /v1/x: it has no summary',
        'GET /v1/x: lacks 401',
        'GET /v1/x: 200: it has no description',
        'PUT /v1/x: the body is not documented',
        'X.a has no type',
        'X.b is open without a reason',
      ]),
    );
  });
});
