import type { Extent } from '../read-file/write-rows.js';
import { isoOf } from '../recognise-columns/iso-dates.js';
import type { TableSurvey } from '../recognise-columns/survey-table.js';

/** The rows of data of a table, with dates that no format tells written anew. */
export function extentOf({ header, footer, columns }: TableSurvey): Extent {
  const rewritten = columns.map(
    ({ untold }) => untold && ((cell: string) => isoOf(untold.kind, cell)),
  );
  return { header, footer, ...(rewritten.some(Boolean) && { rewritten }) };
}

/** A mapping of somebody's own that says how the dates are written gets them as they are. */
export function extentFor(survey: TableSurvey, mapping: Readonly<Record<string, unknown>>): Extent {
  const { header, footer } = survey;
  return mapping['dates'] === undefined ? extentOf(survey) : { header, footer };
}
