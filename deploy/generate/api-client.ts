import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

/** The TypeScript of the routes and schemas of a document; to be formatted. */
export async function typesOf(document: object): Promise<string> {
  const types = await openapiTS(structuredClone(document) as OpenAPI3, {
    alphabetize: true,
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  });
  return `// Written by \`npm run generate\` from the OpenAPI document of the service.\n${astToString(types)}`;
}

/** What is left of TypeScript when it does not matter how it is formatted. */
export function unformatted(source: string): string {
  return source.replaceAll(/[\s;,|'"()]/g, '');
}
