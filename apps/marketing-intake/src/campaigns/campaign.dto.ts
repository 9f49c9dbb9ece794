import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@smarketing/http';

export class CampaignDto {
  @ApiProperty({ format: 'uuid' })
  campaignId: string;

  @ApiProperty({
    example: 'spring-2026',
    description:
      'The UTM campaign in lower case; `(other)` stands for those of its channel above 2,000 new ones a day.',
  })
  code: string;

  @ApiPropertyOptional({ example: 'google' })
  source?: string;

  @ApiPropertyOptional({ example: 'cpc' })
  medium?: string;

  @ApiProperty({ example: 'paid_search' })
  channel: string;

  @ApiProperty({ format: 'date-time' })
  plannedAt: Date;
}

export class CampaignPageDto extends PageOf(CampaignDto) {}
