import type { RequestFault } from '../problem/problem-document.js';
import { shapeOf, type PropertyShape, type RequestClass } from './request-shape.js';
import { faultOfText } from './text-rules.js';

export type Path = readonly (string | number)[];
export type PlaceOf = (path: Path) => Omit<RequestFault, 'detail'>;

export interface ReadRequest<T> {
  readonly value: T;
  readonly faults: readonly RequestFault[];
  /** Something is too long: what the rules of the class would do with it may take long, too. */
  readonly oversize: boolean;
}

const mostFaults = 100;
const plainNumber = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/**
 * Makes an instance of the class of plain data in one pass, before any rule of the class is asked: what
 * is too long, is not a field, or holds characters that no text may hold is found here. A name that objects
 * inherit is a field only where the class declares it. Lists and objects of no class stay as they are.
 */
export function readRequest<T extends object>(
  type: RequestClass<T>,
  plain: object,
  placeOf: PlaceOf,
): ReadRequest<T> {
  const pass = new Pass(placeOf);
  const value = pass.read(type, plain) as T;
  return { value, faults: pass.faults, oversize: pass.oversize };
}

class Pass {
  readonly faults: RequestFault[] = [];
  oversize = false;
  private readonly path: (string | number)[] = [];

  constructor(private readonly placeOf: PlaceOf) {}

  read(type: RequestClass, plain: object): object {
    const shape = shapeOf(type);
    const made = new type() as Record<string, unknown>;
    for (const [name, value] of Object.entries(plain)) {
      this.path.push(name);
      const property = shape.get(name);
      if (property) made[name] = this.property(property, value);
      else this.fault(`is not a field here; known are ${[...shape.keys()].join(', ')}`);
      this.path.pop();
      if (this.isFull()) break;
    }
    return made;
  }

  private property(property: PropertyShape, value: unknown): unknown {
    if (Array.isArray(value)) return this.list(property, value);
    if (typeof value === 'string') return this.text(property, value);
    return this.entry(property, value);
  }

  private list(property: PropertyShape, values: readonly unknown[]): unknown[] {
    if (values.length > property.mostItems) {
      this.oversize = true;
      this.fault(`must contain no more than ${property.mostItems} elements`);
      return [];
    }
    return values.map((value, index) => {
      if (this.isFull()) return value;
      this.path.push(index);
      const read =
        typeof value === 'string' ? this.text(property, value) : this.entry(property, value);
      this.path.pop();
      return read;
    });
  }

  private entry({ nested, convert }: PropertyShape, value: unknown): unknown {
    if (nested && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return this.read(nested, value);
    }
    return convert ? convert(value) : value;
  }

  private text({ longest, text, isNumber, convert }: PropertyShape, value: string): unknown {
    if (value.length > longest) {
      this.oversize = true;
      this.fault(`must be shorter than or equal to ${longest} characters`);
      return value;
    }
    const why = faultOfText(value, text);
    if (why !== undefined) this.fault(why);
    if (isNumber) return plainNumber.test(value) ? Number(value) : value;
    return convert ? convert(value) : value;
  }

  private fault(detail: string): void {
    if (!this.isFull()) this.faults.push({ ...this.placeOf(this.path), detail });
  }

  private isFull(): boolean {
    return this.faults.length === mostFaults;
  }
}
