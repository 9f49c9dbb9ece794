import { STATUS_CODES } from 'node:http';
import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import type { DocumentedProblem } from '../problem/api-problem.js';

type ComponentsObject = NonNullable<OpenAPIObject['components']>;
type SchemaObject = NonNullable<ComponentsObject['schemas']>[string];
type Response = NonNullable<ComponentsObject['responses']>[string];
type Reference = Readonly<{ $ref: string }>;

/**
 * The responses of problems. What several routes have alike stands once in the document, under a name:
 * generated clients have one type for it.
 */
export class ProblemResponses {
  private readonly named = { schemas: new Names<SchemaObject>(), responses: new Names<Response>() };

  get components(): Pick<ComponentsObject, 'schemas' | 'responses'> {
    const { schemas, responses } = this.named;
    return { schemas: schemas.parts, responses: responses.parts };
  }

  /** By status. The second ones are the route's own: the first of them gives the name. */
  of(
    common: readonly DocumentedProblem[],
    own: readonly DocumentedProblem[],
  ): Record<string, Reference> {
    const byStatus = Map.groupBy([...own, ...common], ({ status }) => status);
    return Object.fromEntries(
      [...byStatus].map(([status, problems]) => {
        const [first] = own.filter((problem) => problem.status === status);
        const name = first
          ? pascal(first.type)
          : (STATUS_CODES[status] ?? '').replaceAll(/\W/g, '');
        return [
          status,
          this.named.responses.refer('responses', name, this.response(name, problems)),
        ];
      }),
    );
  }

  private response(name: string, problems: readonly DocumentedProblem[]): Response {
    const types = [...Map.groupBy(problems, ({ type }) => type).values()].map(([one]) => one!);
    const members = [...new Set(types.flatMap((problem) => problem.members ?? []))];
    const urns = types.map(({ type }) => `urn:smarketing:problem:${type}`);
    const schema = this.named.schemas.refer('schemas', `${name}Problem`, {
      allOf: [
        { $ref: '#/components/schemas/Problem' },
        ...members.map((one) => ({ $ref: getSchemaPath(one) })),
        { type: 'object', properties: { type: { type: 'string', enum: urns } } },
      ],
    });
    return {
      description: types.map(({ type, description }) => `\`${type}\`: ${description}`).join('\n\n'),
      content: { 'application/problem+json': { schema } },
    };
  }
}

/** Parts of a document under names: the same part under one, others of the same name numbered. */
class Names<T extends object> {
  readonly parts: Record<string, T> = {};
  private readonly names = new Map<string, string>();

  refer(component: 'schemas' | 'responses', wanted: string, part: T): Reference {
    const text = JSON.stringify([wanted, part]);
    const known = this.names.get(text);
    const name = known ?? this.free(wanted);
    this.names.set(text, name);
    this.parts[name] = part;
    return { $ref: `#/components/${component}/${name}` };
  }

  private free(wanted: string): string {
    let name = wanted;
    for (let n = 2; name in this.parts; n++) name = `${wanted}${n}`;
    return name;
  }
}

function pascal(type: string): string {
  return type.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
