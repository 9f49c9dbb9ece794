import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';

export class MonthQuery {
  @ApiPropertyOptional({ description: 'yyyy-MM', example: '2026-11' })
  @IsOptional()
  @Matches(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/, { message: 'month must be yyyy-MM, such as 2026-11' })
  month?: string;
}
