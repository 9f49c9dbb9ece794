/** A step from a value to one of those in it. */
type Step =
  | { readonly name: string }
  | { readonly index: number }
  | { readonly where: string; readonly is: string }
  | { readonly each: true };

export interface JsonPath {
  /** Ways to the value: the first that leads to one counts. */
  readonly ways: readonly (readonly Step[])[];
}

export type ParsedPath =
  | { readonly path: JsonPath; readonly why?: undefined }
  | { readonly path?: undefined; readonly why: string };

const step =
  /\.(?<name>[\p{L}_][\p{L}\p{N}_-]*)|\['(?<single>[^']+)'\]|\["(?<double>[^"]+)"\]|\[(?<index>0|[1-9]\d{0,3})\]|\[\?@\.(?<where>[\p{L}_][\p{L}\p{N}_-]*)==(?:'(?<is>[^']*)'|"(?<text>[^"]*)")\]|(?<each>\.\*|\[\*\])/uy;
const mostSteps = 20;
const mostWays = 5;
const or = ' || ';

/**
 * Reads a path: a part of JSONPath (RFC 9535) that leads to one value. `$.name`, `['any name']`, `[0]`, and
 * `[?@.name=='text']` for the first of a list that has the text there; several, with ` || ` between them,
 * for the first that leads to something. `forEach` allows `.*` and `[*]`, for all that are in something.
 */
export function parseJsonPath(text: string, { forEach = false } = {}): ParsedPath {
  const ways: Step[][] = [];
  let from = 0;
  for (const way of text.split(or)) {
    if (ways.length === mostWays) return { why: `has more than ${mostWays} ways with || between` };
    const read = readWay(way, forEach);
    if (!Array.isArray(read)) {
      return { why: `${read.why} at character ${from + read.at + 1}` };
    }
    ways.push(read);
    from += way.length + or.length;
  }
  return { path: { ways } };
}

function readWay(way: string, forEach: boolean): Step[] | { why: string; at: number } {
  if (!way.startsWith('$')) return { why: 'does not begin with $', at: 0 };
  const steps: Step[] = [];
  for (let at = 1; at < way.length; at = step.lastIndex) {
    step.lastIndex = at;
    const groups = step.exec(way)?.groups;
    if (!groups) return { why: cannotBeRead, at };
    if (groups['each'] !== undefined && !forEach) return { why: oneValue, at };
    if (steps.push(stepOf(groups)) > mostSteps) return { why: `goes deeper than ${mostSteps}`, at };
  }
  return steps;
}

const cannotBeRead =
  "cannot be read: a path is made of .name, ['name'], [0] and [?@.name=='text'], and goes wrong";
const oneValue = 'leads to many values by *, where one is needed,';

function stepOf(groups: Record<string, string | undefined>): Step {
  const name = groups['name'] ?? groups['single'] ?? groups['double'];
  if (name !== undefined) return { name };
  if (groups['index'] !== undefined) return { index: Number(groups['index']) };
  if (groups['each'] !== undefined) return { each: true };
  return { where: groups['where']!, is: groups['is'] ?? groups['text']! };
}

/** The value that the path leads to; undefined where there is none, or nothing but null or a blank. */
export function valueAtPath({ ways }: JsonPath, root: unknown): unknown {
  for (const way of ways) {
    const value = follow(way, root)[0];
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** All values that the path leads to, in their order. */
export function valuesAtPath({ ways }: JsonPath, root: unknown): unknown[] {
  return ways.flatMap((way) => follow(way, root));
}

function follow(way: readonly Step[], root: unknown): unknown[] {
  let values = [root];
  for (const one of way) values = values.flatMap((value) => next(value, one));
  return values;
}

function next(value: unknown, one: Step): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('name' in one) return Array.isArray(value) ? [] : ownOf(value, one.name);
  if ('each' in one) return Object.values(value);
  if (!Array.isArray(value)) return [];
  if ('index' in one) return one.index < value.length ? [value[one.index]] : [];
  const found: unknown = value.find((item) => isWhere(item, one));
  return found === undefined ? [] : [found];
}

function isWhere(item: unknown, { where, is }: { where: string; is: string }): boolean {
  if (typeof item !== 'object' || item === null) return false;
  return ownOf(item, where)[0] === is;
}

function ownOf(object: object, name: string): unknown[] {
  return Object.hasOwn(object, name) ? [(object as Record<string, unknown>)[name]] : [];
}
