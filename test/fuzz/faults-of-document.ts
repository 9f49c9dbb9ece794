import { Validator } from '@seriousme/openapi-schema-validator';

/**
 * What is wrong with an OpenAPI document, a sentence each: by its own schema, references to nothing,
 * and `nullable` beside `allOf`, of which OpenAPI 3.0 makes nothing.
 */
export async function faultsOfDocument(document: unknown): Promise<string[]> {
  const { valid, errors } = await new Validator().validate(
    structuredClone(document) as Record<string, unknown>,
  );
  const text = typeof errors === 'string' ? errors : JSON.stringify(errors);
  return [...(valid ? [] : [text]), ...faultsWithin(document, document, '#')];
}

function faultsWithin(part: unknown, document: unknown, at: string): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const idle = 'nullable' in part && 'allOf' in part && !('type' in part);
  const here = idle ? [`${at}: nullable beside allOf admits no null`] : [];
  const below = Object.entries(part).flatMap(([name, value]) => {
    if (name !== '$ref' || typeof value !== 'string') {
      return faultsWithin(value, document, `${at}/${name}`);
    }
    return isThere(value, document) ? [] : [`${at}: ${value} is nowhere in the document`];
  });
  return [...here, ...below];
}

function isThere(reference: string, document: unknown): boolean {
  if (!reference.startsWith('#/')) return false;
  let found: unknown = document;
  for (const name of reference.slice(2).split('/')) {
    if (name === '' || typeof found !== 'object' || found === null) return false;
    found = (found as Record<string, unknown>)[name.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return found !== undefined;
}
