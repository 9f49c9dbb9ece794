import { ApiProperty } from '@nestjs/swagger';
import { FigureDto, MoneyFigureDto } from '../figures/figure.dto.js';
import { ApiFigure } from '../figures/report.dto.js';
import type { CustomersRow, RetentionReport } from './retention-report.js';

export class CustomersDto implements CustomersRow {
  @ApiFigure('Leads that became customers.')
  won: FigureDto;

  @ApiFigure('Those who have not left.')
  kept: FigureDto;

  @ApiFigure('Those who have left.')
  churned: FigureDto;

  @ApiFigure('Kept ÷ won.')
  retained: FigureDto;

  @ApiFigure('Customers who bought again ÷ customers.')
  repeatPurchases: FigureDto;
}

export class CohortDto extends CustomersDto {
  @ApiProperty({ description: 'The UTC month in which they were won.', example: '2026-11' })
  month: string;
}

export class RetentionPeriodDto {
  @ApiProperty({ description: 'The UTC month.', example: '2026-10' })
  month: string;

  @ApiFigure('Of the customers at its start, those who were still there at its end.')
  customerRetention: FigureDto;

  @ApiFigure('Not computed: no fact states the recurring revenue of a customer.')
  netRevenueRetention: FigureDto;

  @ApiFigure('Not computed: no fact states the recurring revenue of a customer.')
  grossRevenueRetention: FigureDto;
}

export class RevenueDto {
  @ApiProperty({ description: 'ISO 4217.', example: 'EUR' })
  currency: string;

  @ApiFigure('Of first deals.', MoneyFigureDto)
  first: MoneyFigureDto;

  @ApiFigure('Of purchases after them.', MoneyFigureDto)
  repeat: MoneyFigureDto;
}

export class RetentionReportDto implements RetentionReport {
  @ApiProperty({ type: CustomersDto, description: 'All customers together.' })
  all: CustomersDto;

  @ApiProperty({ type: [CohortDto], description: 'By month of winning, in chronological order.' })
  cohorts: CohortDto[];

  @ApiProperty({ type: RetentionPeriodDto, description: 'Retention in one month.' })
  period: RetentionPeriodDto;

  @ApiProperty({ type: [RevenueDto], description: 'Money by currency.' })
  revenue: RevenueDto[];
}
