import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { touchpointKinds } from '@smarketing/contracts';
import { IsIn, IsOptional } from 'class-validator';
import { IgnoredDto } from '../capture/capture.dto.js';
import { LeadProfileDto } from '../capture/lead.dto.js';
import { evidences, type Evidence } from '../duplicates/person-traits.js';

export class ExplainQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description:
      'With `true` nothing is stored: the answer (200) says whom the capture would match and why, and what would be stored. For marketing and revops; who asked is recorded.',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  explain?: string;
}

/** A way by which a lead is looked for. */
export class ExplainedKeyDto {
  @ApiProperty({ enum: ['external-id', 'email', 'mailbox'] })
  kind: 'external-id' | 'email' | 'mailbox';

  @ApiProperty({
    description: 'How what was sent is read, or the place of the rule in the playbook.',
    example: 'identity.email[0]',
  })
  rule: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The lead that it belongs to; null: to none.',
  })
  leadId: string | null;
}

export class ExplainedDuplicateDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ enum: evidences, enumName: 'DuplicateEvidence', isArray: true })
  evidence: readonly Evidence[];

  @ApiProperty({ description: 'True if an initial is all that speaks for it.' })
  weak: boolean;
}

export class ExplainedChannelDto {
  @ApiProperty({ example: 'paid_search' })
  name: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'channels[3]',
    description:
      'The rule of the playbook that gave it; null where the sender said it, or no rule has the UTM parameters.',
  })
  rule: string | null;
}

export class ExplainedCampaignDto {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Null: it would be planned now.',
  })
  campaignId: string | null;
}

export class ExplainedTouchpointDto {
  @ApiProperty({ enum: touchpointKinds, enumName: 'TouchpointKind' })
  kind: string;

  @ApiProperty({ description: 'False if the same touchpoint is known already.' })
  recorded: boolean;
}

/** The lead as it would be, in bands. */
export class ExplainedLeadDto {
  @ApiProperty({ example: 'organic_search', description: 'Of its first contact.' })
  channel: string;

  @ApiProperty({ type: LeadProfileDto })
  profile: LeadProfileDto;

  @ApiProperty({ format: 'date-time', description: 'When its first contact was.' })
  capturedAt: Date;

  @ApiProperty({ type: 'integer' })
  touchpoints: number;

  @ApiProperty({ type: [String], example: ['crm'] })
  externalSystems: string[];
}

const changes = ['added', 'changed', 'kept'] as const;

/** What a capture would come to. */
export class ExplainedDto {
  @ApiProperty({ enum: [true] })
  explained: true;

  @ApiProperty({ enum: ['created', 'matched', 'unchanged'] })
  outcome: 'created' | 'matched' | 'unchanged';

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The lead that it is; null: a new one.',
  })
  leadId: string | null;

  @ApiProperty({
    type: [ExplainedKeyDto],
    description:
      'What the lead is looked for by. An external id decides before the e-mail address, and that before its mailbox.',
  })
  keys: readonly ExplainedKeyDto[];

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Another lead that the e-mail address belongs to: it would not be taken over.',
  })
  conflict?: string;

  @ApiProperty({
    type: [ExplainedDuplicateDto],
    description: 'Leads that would be suggested as the same person, and not merged.',
  })
  duplicates: readonly ExplainedDuplicateDto[];

  @ApiProperty({ type: ExplainedLeadDto })
  lead: ExplainedLeadDto;

  @ApiProperty({
    enum: ['this', 'moved', 'stays'],
    description:
      'Whether this is its first contact: of a new lead, since it was earlier than the one that is known, or not.',
  })
  firstContact: 'this' | 'moved' | 'stays';

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: [...changes] },
    example: { email: 'kept', phone: 'added' },
    description: 'Contact data that would be sealed, by field, without values.',
  })
  contact: Readonly<Record<string, (typeof changes)[number]>>;

  @ApiProperty({ type: ExplainedChannelDto, description: 'Of this capture.' })
  channel: ExplainedChannelDto;

  @ApiProperty({ type: ExplainedCampaignDto, nullable: true })
  campaign: ExplainedCampaignDto | null;

  @ApiProperty({ type: ExplainedTouchpointDto, nullable: true })
  touchpoint: ExplainedTouchpointDto | null;

  @ApiProperty({
    type: [String],
    example: ['industry'],
    description: 'Lists of the playbook that do not have the word: it would count as `other`.',
  })
  unlisted: readonly string[];

  @ApiProperty({
    type: [String],
    example: ['newsletter'],
    description: 'The purposes of which it says a consent, or that there is none any longer.',
  })
  consents: readonly string[];

  @ApiProperty({
    type: [String],
    example: ['smarketing.lead.captured.v1'],
    description:
      'The facts that would be published, in their order; those of consents come on top.',
  })
  facts: readonly string[];

  @ApiProperty({ type: 'integer', description: 'The version of the playbook that decided.' })
  playbook: number;

  @ApiProperty({ type: [IgnoredDto], description: 'What would be left out, and why.' })
  ignored: readonly IgnoredDto[];
}
