/** A place in the document: keys and list positions. */
export type Place = readonly (string | number)[];

/** A problem before its place is known as a line. */
export type Finding = { at: Place; found: string; allowed: string };

/** Reports every id that was used before in the same list. */
export function repeatedIds(list: Place, entries: readonly object[], key = 'id'): Finding[] {
  const first = new Map<unknown, number>();
  return entries.flatMap((entry, index) => {
    const id: unknown = Reflect.get(entry, key);
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, index);
      return [];
    }
    const found = `is ${shown(id)}, as ${pathOf([...list, earlier, key])} is already`;
    return [{ at: [...list, index, key], found, allowed: `each ${key} once` }];
  });
}

/** Reports a value that names nothing in `known`; silent where `known` could not be read. */
export function unknownName(
  at: Place,
  value: unknown,
  known: readonly unknown[] | undefined,
): Finding[] {
  if (!known || known.includes(value)) return [];
  const allowed = known.length > 0 ? known.map(String).join(', ') : 'nothing: none is declared';
  return [{ at, found: `is ${shown(value)}, which is not declared`, allowed }];
}

export function pathOf(place: Place): string {
  if (place.length === 0) return 'document';
  return place
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
