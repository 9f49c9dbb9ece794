import { STATUS_CODES } from 'node:http';
import { getSchemaPath } from '@nestjs/swagger';
import type { DocumentedProblem } from '../problem/api-problem.js';

type Response = Record<string, unknown> & { description: string };
type Responses = Record<string, Response | { $ref: string }>;

/** The responses of problems: those that many routes have alike stand once in the document. */
export class ProblemResponses {
  readonly shared: Record<string, never> = {};
  private readonly names = new Map<string, string>();

  /** By status. The second ones are the route's own. */
  of(common: readonly DocumentedProblem[], own: readonly DocumentedProblem[]): Responses {
    const byStatus = Map.groupBy([...own, ...common], ({ status }) => status);
    return Object.fromEntries(
      [...byStatus].map(([status, problems]) => {
        const isCommon = problems.every((problem) => common.includes(problem));
        const response = responseOf(status, problems);
        return [status, isCommon ? this.reference(status, response) : response];
      }),
    );
  }

  private reference(status: number, response: Response): { $ref: string } {
    const text = JSON.stringify(response);
    const name = this.names.get(text) ?? this.nameFor(status);
    this.names.set(text, name);
    Object.assign(this.shared, { [name]: response });
    return { $ref: `#/components/responses/${name}` };
  }

  private nameFor(status: number): string {
    const name = (STATUS_CODES[status] ?? 'Problem').replaceAll(/\W/g, '');
    const others = [...this.names.values()].filter((other) => other.startsWith(name));
    return others.length === 0 ? name : `${name}${others.length + 1}`;
  }
}

function responseOf(status: number, problems: readonly DocumentedProblem[]): Response {
  const types = [...Map.groupBy(problems, ({ type }) => type).values()].map(
    ([problem]) => problem!,
  );
  const members = [...new Set(types.flatMap((problem) => problem.members ?? []))];
  const urns = types.map(({ type }) => `urn:smarketing:problem:${type}`);
  const schema = {
    allOf: [
      { $ref: '#/components/schemas/Problem' },
      ...members.map((one) => ({ $ref: getSchemaPath(one) })),
      { type: 'object', properties: { type: { type: 'string', enum: urns } } },
    ],
  };
  return {
    description: types.map(({ type, description }) => `\`${type}\`: ${description}`).join('\n\n'),
    content: { 'application/problem+json': { schema } },
  };
}
