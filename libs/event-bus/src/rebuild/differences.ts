import type { FieldDifference } from './rebuild-progress.js';

/** Fields that are named of one document at most. */
const mostFields = 5;
const longestCharacters = 200;

/** The bus counts the writes of a document, and a rebuild needs fewer. */
const ignored = 'bus.version';

/** In what two stored documents differ. The order of the fields of an object does not count. */
export function differencesBetween(live: unknown, rebuilt: unknown): FieldDifference[] {
  const found: FieldDifference[] = [];
  compare(live, rebuilt, '', found);
  return found;
}

function compare(live: unknown, rebuilt: unknown, path: string, found: FieldDifference[]): void {
  if (found.length >= mostFields || path === ignored || live === rebuilt) return;
  if (isObject(live) && isObject(rebuilt) && Array.isArray(live) === Array.isArray(rebuilt)) {
    for (const name of new Set([...Object.keys(live), ...Object.keys(rebuilt)])) {
      compare(live[name], rebuilt[name], path === '' ? name : `${path}.${name}`, found);
    }
    return;
  }
  const [one, other] = [textOf(live), textOf(rebuilt)];
  if (one === other && sameKind(live, rebuilt)) return;
  found.push({
    path,
    ...(one !== undefined && { live: one.slice(0, longestCharacters) }),
    ...(other !== undefined && { rebuilt: other.slice(0, longestCharacters) }),
  });
}

/** Of a date and of other values of the database the text tells all. */
function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function textOf(value: unknown): string | undefined {
  return Object.is(value, -0) ? '0' : JSON.stringify(value);
}

/** A date is not the text that it is written as. */
function sameKind(one: unknown, other: unknown): boolean {
  return typeof one === typeof other && (one === null) === (other === null);
}
