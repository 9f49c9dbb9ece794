import type { MarketingIntake } from '@smarketing/api-client';

export type RowError = MarketingIntake.RowError;

export function formatRowError({ row, line, column, why }: RowError): string {
  const where = column === null ? '' : ` column ${column}`;
  return `row ${row} (line ${line})${where}: ${why}`;
}
