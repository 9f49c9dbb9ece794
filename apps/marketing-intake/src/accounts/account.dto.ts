import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf, PageQuery } from '@smarketing/http';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { questionStates } from './account-question.schema.js';

export class AccountDto {
  @ApiProperty({ format: 'uuid' })
  accountId: string;

  @ApiPropertyOptional({
    example: 'Example GmbH',
    description: 'As most of its leads say it. Absent where none says a name.',
  })
  name?: string;

  @ApiProperty({ type: [String], example: ['example.com'], description: 'Its domains.' })
  domains: readonly string[];

  @ApiProperty({ type: [String], example: ['Berlin'], description: 'Where its leads say it is.' })
  towns: readonly string[];

  @ApiProperty({ type: 'integer', example: 3, description: 'How many leads it has.' })
  leads: number;

  @ApiProperty({ format: 'date-time', description: 'When the first lead of it came.' })
  since: Date;
}

export class AccountPageDto extends PageOf(AccountDto) {}

export class AccountLeadDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ format: 'date-time' })
  capturedAt: Date;

  @ApiProperty({
    enum: ['new', 'match', 'person'],
    description: 'What put it here: nobody had named the company, the evidence, or a person.',
  })
  by: string;

  @ApiProperty({
    type: [String],
    example: ['same domain', 'same name but for the legal form'],
    description: 'Why it is here.',
  })
  why: readonly string[];
}

export class AccountWithLeadsDto extends AccountDto {
  @ApiProperty({ type: [AccountLeadDto], description: 'A page of its leads.' })
  items: readonly AccountLeadDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The `cursor` of the next page of leads; null on the last page.',
  })
  next: string | null;
}

export class AccountCountsDto {
  @ApiProperty({ type: 'integer', description: 'Accounts that leads are attached to.' })
  accounts: number;

  @ApiProperty({ type: 'integer', description: 'Leads that are attached to an account.' })
  attached: number;

  @ApiProperty({
    type: 'integer',
    description: 'Leads of companies about which somebody is asked, attached or not.',
  })
  asked: number;

  @ApiProperty({ type: 'integer', description: 'Questions that wait for an answer.' })
  questions: number;
}

export class EvidenceDto {
  @ApiProperty({ type: 'integer', example: 50, description: 'For it above 0, against it below 0.' })
  weight: number;

  @ApiProperty({ example: 'same domain example.com' })
  says: string;
}

export class AccountQuestionDto {
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  @ApiProperty({
    enum: ['same-company', 'one-company'],
    description:
      'Whether two accounts are one company, or whether the leads of one account are one company.',
  })
  asks: string;

  @ApiProperty({ type: [AccountDto], description: 'The two accounts, or the one.' })
  accounts: readonly AccountDto[];

  @ApiProperty({ type: [EvidenceDto], description: 'What speaks for it and against it.' })
  why: readonly EvidenceDto[];

  @ApiProperty({
    enum: questionStates,
    description: '`settled`: the two became one account by another answer or match.',
  })
  state: string;

  @ApiPropertyOptional({
    enum: ['match', 'person'],
    description: 'Who answered: the evidence by itself, or a person.',
  })
  by?: string;

  @ApiProperty({ format: 'date-time' })
  askedAt: Date;

  @ApiPropertyOptional({ format: 'date-time' })
  answeredAt?: Date;
}

export class AccountQuestionPageDto extends PageOf(AccountQuestionDto) {}

export class AccountQuestionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: questionStates, default: 'open' })
  @IsOptional()
  @IsIn(questionStates)
  state: (typeof questionStates)[number] = 'open';
}

export class AnsweredQuestionDto {
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  @ApiProperty({ enum: questionStates, description: 'What it is after the answer.' })
  state: string;
}

export class MergeAccountsDto {
  @ApiProperty({ format: 'uuid', description: 'The other account; the older one of both is kept.' })
  @IsUUID()
  accountId: string;
}

export class MoveLeadDto {
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'The account that the lead belongs to; null: to none.',
  })
  @IsOptional()
  @IsUUID()
  accountId: string | null;
}

export class MovedLeadDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Absent: it belongs to none.' })
  accountId?: string;
}
