import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

export class WordsQuery {
  @ApiProperty({
    example: 'industry',
    pattern: '^(industry|department|channel|attributes\\.[a-z][A-Za-z0-9]{0,59})$',
    description: 'industry, department, channel, or attributes.<name>.',
  })
  @IsString()
  @Matches(/^(?:industry|department|channel|attributes\.[a-z][A-Za-z0-9]{0,59})$/, {
    message: 'must be industry, department, channel or attributes.<name>',
  })
  list: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 100;
}

export class WordDto {
  @ApiProperty({ example: 'Falconry', description: 'As one of the leads has it.' })
  word: string;

  @ApiProperty({ type: 'integer', example: 12, description: 'Leads that use it now.' })
  leads: number;
}

export class WordsDto {
  @ApiProperty({ example: 'industry', description: 'The list that lacks them.' })
  list: string;

  @ApiProperty({ type: [WordDto], description: 'The most frequent first.' })
  items: readonly WordDto[];
}
