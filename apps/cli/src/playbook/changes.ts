import type { Playbook } from '@smarketing/playbook';

/** One place at which two playbooks differ. */
export interface PlaybookChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

const names = ['id', 'name', 'term', 'label', 'channel'];

/**
 * In what `after` differs from `before`. Entries of a list are known by their id or name, so that one
 * that was put between others is one change.
 */
export function changesBetween(before: Playbook, after: Playbook): PlaybookChange[] {
  return changes(before, after, '');
}

function changes(before: unknown, after: unknown, path: string): PlaybookChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [one, other] = [partsOf(before), partsOf(after)];
  if (!one || !other) {
    return [
      { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
    ];
  }
  const keys = new Set([...one.keys(), ...other.keys()]);
  const found = [...keys].flatMap((key) =>
    changes(
      one.get(key),
      other.get(key),
      path === '' || key.startsWith('[') ? path + key : `${path}.${key}`,
    ),
  );
  return found.length > 0
    ? found
    : [{ path: `${path} (order)`, before: order(one), after: order(other) }];
}

/** Undefined for a value that has no parts with names. */
function partsOf(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const name = names.find((key) => value.every((entry) => hasName(entry, key)));
  if (name === undefined) return undefined;
  const parts = new Map(
    value.map((entry) => [`[${(entry as Record<string, string>)[name]}]`, entry]),
  );
  return parts.size === value.length ? parts : undefined;
}

function hasName(entry: unknown, key: string): boolean {
  return typeof (entry as Record<string, unknown> | null)?.[key] === 'string';
}

function order(parts: ReadonlyMap<string, unknown>): string {
  return [...parts.keys()].join(' ');
}

const widest = 160;

export function formatChanges(found: readonly PlaybookChange[]): string {
  if (found.length === 0) return 'Nothing would change.';
  return found.map(formatChange).join('\n');
}

function formatChange({ path, before, after }: PlaybookChange): string {
  if (before === undefined) return `  + ${path}: ${shown(after)}`;
  if (after === undefined) return `  - ${path}: ${shown(before)}`;
  return `  ~ ${path}: ${shown(before)} → ${shown(after)}`;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > widest ? `${text.slice(0, widest)}…` : text;
}
