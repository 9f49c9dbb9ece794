import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Fact } from '../define-fact.js';
import { IsInstant } from '../instant.js';
import { erasureGrounds, type ErasureGround } from './erasure-grounds.js';

/** How many documents of one kind were deleted. */
export class DeletedDocuments {
  /** The collection that held them. */
  @IsString()
  @MaxLength(80)
  of: string;

  @IsInt()
  @Min(1)
  count: number;
}

/** What a law asks to be kept, apart from all else. */
export class KeptDocuments {
  @IsString()
  @MaxLength(80)
  of: string;

  /** Why. */
  @IsString()
  @MaxLength(80)
  ground: string;

  /** When it ends. */
  @IsInstant()
  until: string;
}

/** The period of the playbook that was over. */
export class RetentionPeriod {
  /** Which leads it is for. */
  @IsString()
  @MaxLength(80)
  of: string;

  @IsInt()
  @Min(1)
  months: number;
}

@Fact({
  type: 'smarketing.lead.erased.v1',
  stream: 'identities',
  key: 'leadId',
  summary:
    'All that was kept of a lead was deleted where it is known, and every reader deletes what it has derived. Nothing before or after it changes that.',
})
export class LeadErased {
  @IsUUID()
  leadId: string;

  @IsIn(erasureGrounds)
  ground: ErasureGround;

  /** What its owner deleted. */
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DeletedDocuments)
  deleted: DeletedDocuments[];

  /** What its owner keeps all the same, and until when. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => KeptDocuments)
  kept?: KeptDocuments[];

  /** The lead that it had been merged into, and with which it was erased. */
  @IsOptional()
  @IsUUID()
  erasedWith?: string;

  /** With the ground `retention`. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RetentionPeriod)
  period?: RetentionPeriod;
}
