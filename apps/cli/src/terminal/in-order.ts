/** The names by their places. Keyed by a type of an API, no name of it can be forgotten. */
export function inOrder<T extends string>(places: Readonly<Record<T, number>>): readonly T[] {
  return (Object.keys(places) as T[]).sort((one, other) => places[one] - places[other]);
}
