import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { UsageError } from '../exit-codes.js';
import { readDeal, type OlistDeal } from './deal.js';
import { olistFiles } from './olist-files.js';

export interface OlistFunnel {
  readonly leadsFile: string;
  readonly deals: readonly OlistDeal[];
}

/** Finds the files in the directory and reads the deals; the leads are streamed when imported. */
export async function readOlist(directory: string): Promise<OlistFunnel> {
  const leadsFile = join(directory, olistFiles.leads);
  const dealsFile = join(directory, olistFiles.deals);
  for (const file of [leadsFile, dealsFile]) {
    await access(file).catch((error: unknown) => {
      throw new UsageError(
        `${file} is not there. Name the directory that holds ${olistFiles.leads} and ${olistFiles.deals}.`,
        { cause: error },
      );
    });
  }
  const deals: OlistDeal[] = [];
  const rows = createReadStream(dealsFile).pipe(parse({ columns: true, bom: true }));
  for await (const columns of rows) {
    deals.push(readDeal(columns as Record<string, string>, deals.length + 1));
  }
  return { leadsFile, deals };
}
