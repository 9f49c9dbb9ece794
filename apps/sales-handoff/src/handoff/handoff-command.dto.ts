import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { isCurrency, IsInstant, lossReasons, type LossReason } from '@smarketing/contracts';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { acts, type Act } from './stages.js';

const mostAhead = 60_000;
/** Ten thousand million euros: more is a slip of the keyboard. */
const mostMoney = 10 ** 12;
const isGiven = (_: unknown, value: unknown) => value !== undefined;

function IsNotAhead(): PropertyDecorator {
  return ValidateBy({
    name: 'isNotAhead',
    validator: {
      validate: (value) => !(Date.parse(String(value)) > Date.now() + mostAhead),
      defaultMessage: () => '$property must not be in the future',
    },
  });
}

function IsMinorUnits(least: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      example: 125000,
      type: 'integer',
      minimum: least,
      maximum: mostMoney,
      description: 'In minor units of the currency, such as cents.',
    }),
    IsInt(),
    Min(least),
    Max(mostMoney, { message: '$property must not be greater than $constraint1 minor units' }),
  );
}

function IsCurrency(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      example: 'EUR',
      pattern: '^[A-Z]{3}$',
      description: 'A current currency of ISO 4217 that has a minor unit.',
    }),
    ValidateBy({
      name: 'isCurrency',
      validator: {
        validate: (value) => typeof value === 'string' && isCurrency(value),
        defaultMessage: () =>
          '$property must be a current currency of ISO 4217 with a minor unit, such as EUR',
      },
    }),
  );
}

/** What a deal is worth; it may be nothing: a pilot, a barter. */
export class MoneyRequest {
  @IsMinorUnits(0)
  amount: number;

  @IsCurrency()
  currency: string;
}

/** What was paid: who bought for nothing would count as a customer who came back. */
export class PaidRequest {
  @IsMinorUnits(1)
  amount: number;

  @IsCurrency()
  currency: string;
}

class CommandRequest {
  @ApiPropertyOptional({
    example: '2026-05-04T09:30:00.000Z',
    description: 'When it happened: RFC 3339, UTC, at most a minute ahead. Default: now.',
  })
  @ValidateIf(isGiven)
  @IsInstant()
  @IsNotAhead()
  occurredAt?: string;
}

export class AcceptRequest extends CommandRequest {
  @ApiPropertyOptional({
    example: 'rep-17',
    description:
      'Who accepts, if not the assigned rep. If either rep is linked to another person, this needs the role sales-lead, revops or service.',
  })
  @ValidateIf(isGiven)
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  repId?: string;
}

export class RejectRequest extends CommandRequest {
  @ApiProperty({ example: 'no-budget', description: 'A rejection reason from the playbook.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  reason: string;
}

export class OpportunityRequest extends CommandRequest {
  @ApiPropertyOptional({ type: MoneyRequest, description: 'The expected value of the deal.' })
  @ValidateIf(isGiven)
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyRequest)
  expected?: MoneyRequest;
}

export class CloseRequest extends CommandRequest {
  @ApiProperty({ enum: ['won', 'lost'] })
  @IsIn(['won', 'lost'])
  outcome: 'won' | 'lost';

  @ApiPropertyOptional({ type: MoneyRequest, description: 'The value of a deal won.' })
  @ValidateIf(isGiven)
  @IsWith('won')
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyRequest)
  amount?: MoneyRequest;

  @ApiPropertyOptional({
    enum: lossReasons,
    enumName: 'LossReason',
    description: 'Why the deal was lost; required if it was.',
  })
  @ValidateIf(({ outcome }: CloseRequest, value) => outcome === 'lost' || value !== undefined)
  @IsWith('lost')
  @IsIn(lossReasons)
  reason?: LossReason;
}

export class PurchaseRequest extends CommandRequest {
  @ApiProperty({ type: PaidRequest, description: 'What was paid.' })
  @IsObject()
  @ValidateNested()
  @Type(() => PaidRequest)
  amount: PaidRequest;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Your own id for it: the same id is recorded once. Without one, so is the same time and amount.',
  })
  @ValidateIf(isGiven)
  @IsUUID()
  purchaseId?: string;
}

export class ChurnRequest extends CommandRequest {
  @ApiProperty({ enum: lossReasons, enumName: 'LossReason' })
  @IsIn(lossReasons)
  reason: LossReason;
}

export class RowAddress {
  @IsUUID()
  leadId: string;

  @IsIn(acts)
  act: Act;
}

function IsWith(outcome: CloseRequest['outcome']): PropertyDecorator {
  return ValidateBy({
    name: 'isWith',
    validator: {
      validate: (_, context) => (context!.object as CloseRequest).outcome === outcome,
      defaultMessage: () => `$property belongs to a deal that was ${outcome}`,
    },
  });
}
