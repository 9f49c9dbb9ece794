const nothing = { type: 'object', nullable: true, enum: [null] };

/**
 * Beside `allOf` OpenAPI 3.0 makes nothing of `nullable`: the null is an alternative of its own. And
 * `allOf` one schema, with nothing beside it, is that schema.
 */
export function admitNull<T>(part: T): T {
  if (Array.isArray(part)) return part.map(admitNull) as T;
  if (typeof part !== 'object' || part === null) return part;
  const read = Object.entries(part).map(([name, value]) => [name, admitNull(value)]);
  const { nullable, allOf, ...rest } = Object.fromEntries(read) as Record<string, unknown>;
  const isAlone = Object.keys(rest).length === 0 && nullable !== true;
  if (isAlone && Array.isArray(allOf) && allOf.length === 1) return allOf[0] as T;
  if (nullable !== true || !Array.isArray(allOf) || 'type' in rest) {
    return Object.fromEntries(read) as T;
  }
  return { ...rest, oneOf: [...allOf, nothing] } as T;
}
