/** The document as JSON shows it: without what is sealed, and without the notes of the bus. */
export function legible(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => legible(item));
  if (typeof value !== 'object' || value === null) return value;
  // Of the database's own types only bytes and ids occur, and an id says nothing.
  if ('_bsontype' in value) return undefined;
  if (value instanceof Uint8Array) return undefined;
  const entries = Object.entries(value)
    .filter(([name]) => name !== 'bus')
    .map(([name, inner]) => [name, legible(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries);
}
