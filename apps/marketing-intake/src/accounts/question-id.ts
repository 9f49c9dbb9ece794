import { v5 as uuidv5 } from 'uuid';

const namespace = '0b9d3f6e-5a0c-4d0e-9d0b-3f1a4d6c7e21';

/** The same id for the same two accounts. */
export function questionIdOf(one: string, other: string): string {
  return uuidv5([one, other].toSorted().join('\n'), namespace);
}
