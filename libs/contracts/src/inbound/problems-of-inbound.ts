import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isUUID } from 'class-validator';
import { inboundSchemas, type InboundFact } from './inbound-facts.js';

/** What is wrong with one place of an event, without its value. */
export interface InboundProblem {
  /** As a JSON pointer, such as `/data/kind`. A name that the contract does not have is not repeated. */
  readonly field: string;
  readonly why: string;
}

/** Fields in which people are named, whatever their spelling. */
const contactFields =
  /^(e-?mail|mail|(tele)?phone|mobile|fax|tel|(first|last|full|given|family|sur|user)?-?_?name|company|address|street|city|birth(day|date)?|ip)(_?(address|number))?$/i;
const newPeople =
  'is contact data, which does not belong on a topic: send new people and what changes of them by HTTP';

const ajv = new Ajv({ allErrors: true, verbose: true });
ajv.addFormat('uuid', { type: 'string', validate: (value: string) => isUUID(value) });
const validators = new Map<string, ValidateFunction>();

/** All that is wrong with the data of an event; empty where it keeps its contract. Unknown fields are refused. */
export function problemsOfInbound(type: InboundFact['type'], data: unknown): InboundProblem[] {
  let validate = validators.get(type);
  if (!validate) validators.set(type, (validate = ajv.compile(inboundSchemas[type])));
  if (validate(data)) return [];
  const byField = new Map<string, InboundProblem>();
  for (const error of validate.errors ?? []) {
    const problem = problemOf(error);
    if (problem && !byField.has(problem.field)) byField.set(problem.field, problem);
  }
  return [...byField.values()];
}

function problemOf(error: ErrorObject): InboundProblem | undefined {
  const { instancePath, keyword, params, parentSchema } = error;
  const field = `/data${instancePath}`;
  switch (keyword) {
    case 'additionalProperties':
      return unknownField(field, error);
    case 'required':
      // Which of the two is said by `oneOf`.
      return error.schemaPath.includes('/oneOf/')
        ? undefined
        : { field: `${field}/${String(params['missingProperty'])}`, why: 'is missing' };
    case 'oneOf':
      return { field, why: 'must have either leadId, or system and externalId' };
    case 'enum':
      return { field, why: `must be one of ${(params['allowedValues'] as unknown[]).join(', ')}` };
    case 'type':
      return { field, why: `must be of type ${String(params['type'])}` };
    case 'format':
      return { field, why: 'must be a UUID' };
    case 'pattern':
      return { field, why: `must match ${String(params['pattern'])}` };
    case 'maxLength':
      return { field, why: `must have at most ${String(parentSchema?.['maxLength'])} characters` };
    default:
      return { field, why: 'must not be empty' };
  }
}

/** By its place: a name that nobody has agreed on may name a person. */
function unknownField(field: string, { params, data }: ErrorObject): InboundProblem {
  const name = String(params['additionalProperty']);
  if (contactFields.test(name)) return { field: `${field}/${name}`, why: newPeople };
  const place = Object.keys(data as object).indexOf(name) + 1;
  return { field, why: `has a field that the contract does not have, number ${place} in it` };
}
