import type { Type } from '@nestjs/common';

/** A problem that a route may answer with. */
export interface DocumentedProblem {
  readonly status: number;
  /** As in {@link Problem.type}. */
  readonly type: string;
  /** When it comes, and what to do then. */
  readonly description: string;
  /** A class that documents the further members of the document. */
  readonly members?: Type;
}

const documented = Symbol('smarketing:api-problems');

/** Documents a problem that a handler, or every handler of a controller, may answer with. */
export function ApiProblem(
  status: number,
  type: string,
  description: string,
  members?: Type,
): MethodDecorator & ClassDecorator {
  return (target: object, _name?: string | symbol, method?: { value?: unknown }) => {
    const on = method ? (method.value as object) : target;
    const problem = { status, type, description, ...(members && { members }) };
    // Decorators run from the last to the first.
    Reflect.defineMetadata(documented, [problem, ...problemsOn(on)], on);
  };
}

/** What the controller or handler itself says. */
export function problemsOn(target: object): readonly DocumentedProblem[] {
  return (Reflect.getOwnMetadata(documented, target) ?? []) as DocumentedProblem[];
}
