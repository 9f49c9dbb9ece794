import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { describe, expect, test } from 'vitest';
import {
  contractOf,
  Fact,
  type FactClass,
  jsonSchemaOf,
  LeadAssigned,
  LeadCaptured,
  NotAFactError,
  problemsOf,
  UnsupportedDecoratorError,
} from '../src/index.js';

const asFact = Fact({ type: 'test.v1', stream: 'leads', key: 'leadId', summary: 'A test.' });

class Line {
  @IsInt()
  @Min(1)
  @Max(9)
  count: number;
}

@asFact
class Order {
  @IsArray()
  @ArrayMaxSize(2)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Line)
  lines: Line[];

  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  @MaxLength(3, { each: true })
  tags?: string[];

  @IsBoolean()
  paid: boolean;
}

describe('the schema of a fact', () => {
  test('says what the decorators say, closed at every level', () => {
    expect(jsonSchemaOf(Order, { closed: true })).toEqual({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'urn:smarketing:schema:test.v1',
      title: 'test.v1',
      description: 'A test.',
      type: 'object',
      properties: {
        lines: {
          type: 'array',
          maxItems: 2,
          items: {
            type: 'object',
            properties: { count: { type: 'integer', minimum: 1, maximum: 9 } },
            required: ['count'],
            additionalProperties: false,
          },
        },
        tags: { type: ['array', 'null'], items: { type: 'string', maxLength: 3 } },
        paid: { type: 'boolean' },
      },
      required: ['lines', 'paid'],
      additionalProperties: false,
    });
  });

  test('is open where it is to be open', () => {
    expect(JSON.stringify(jsonSchemaOf(Order, { closed: false }))).not.toContain(
      '"additionalProperties":false',
    );
  });

  test('holds what the class inherits', () => {
    expect(jsonSchemaOf(LeadAssigned, { closed: true })['required']).toEqual(
      expect.arrayContaining(['leadId', 'repId', 'cycle', 'rule']),
    );
    expect(jsonSchemaOf(LeadAssigned, { closed: true })['description']).toBe(
      contractOf(LeadAssigned).summary,
    );
  });

  test('exists only for a fact', () => {
    expect(() => jsonSchemaOf(Line, { closed: true })).toThrow(NotAFactError);
  });
});

@asFact
class WithUnknownDecorator {
  @IsEmail()
  contact: string;
}

@asFact
class WithFlags {
  @Matches(/^a$/i)
  letter: string;
}

@asFact
class WithOptions {
  @IsNumber({ maxDecimalPlaces: 2 })
  amount: number;
}

@asFact
class WithCondition {
  @ValidateIf(() => false)
  @IsString()
  sometimes: string;
}

@asFact
class WithNestedOnly {
  @ValidateNested()
  @Type(() => Line)
  line: Line;
}

@asFact
class WithoutType {
  @IsObject()
  @ValidateNested()
  line: Line;
}

@asFact
class WithContradiction {
  @IsString()
  @IsIn([1, 2])
  either: string;
}

@asFact
class WithNothing {
  @IsOptional()
  anything?: unknown;
}

test.each<[FactClass, string, RegExp]>([
  [WithUnknownDecorator, 'contact', /"isEmail".*keywords-of-decorator/],
  [WithFlags, 'letter', /"matches"/],
  [WithOptions, 'amount', /"isNumber"/],
  [WithCondition, 'sometimes', /"conditionalValidation"/],
  [WithNestedOnly, 'line', /@IsObject\(\)/],
  [WithoutType, 'line', /@Type/],
  [WithContradiction, 'either', /disagree on "type"/],
  [WithNothing, 'anything', /no decorator says what it is/],
])('%o is refused: a rule is never dropped in silence', (fact, property, message) => {
  const generate = () => jsonSchemaOf(fact, { closed: true });
  expect(generate).toThrow(UnsupportedDecoratorError);
  expect(generate).toThrow(expect.objectContaining({ className: fact.name, property }));
  expect(generate).toThrow(message);
});

describe('the problems of a body', () => {
  const body = {
    leadId: 'x',
    source: 'fax',
    channel: 'c'.repeat(81),
    profile: { country: 'Germany', surprise: 1 },
    'a/b': 1,
  };

  test('name each place and what is allowed there, never the value', () => {
    expect(problemsOf(LeadCaptured, body, 'closed')).toEqual(
      expect.arrayContaining([
        '/leadId: must be a UUID',
        '/source: must be one of api, batch, import',
        '/channel: must have at most 80 characters',
        '/profile/country: must match ^[A-Z]{2}$',
        '/a~1b: is not a field here; the fields are leadId, source, channel, campaignId, profile',
      ]),
    );
    expect(problemsOf(LeadCaptured, body, 'closed')).toHaveLength(6);
    expect(problemsOf(LeadCaptured, body, 'open')).toHaveLength(4);
  });

  test.each([[null], ['text'], [[]], [undefined]])('say so when %j is not an object', (data) => {
    expect(problemsOf(LeadCaptured, data, 'open')).toEqual(['/: must be of type object']);
  });

  test('name what is missing', () => {
    expect(problemsOf(LeadCaptured, {}, 'open')).toContain('/profile: is missing');
  });

  test('call a number that JSON cannot carry no number', () => {
    expect(problemsOf(Order, { paid: true, lines: [{ count: Number.NaN }] }, 'closed')).toEqual([
      '/lines/0/count: must be of type integer',
    ]);
  });
});
