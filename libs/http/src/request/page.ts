import type { Type as Class } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ProblemError } from '../problem/problem-error.js';

/** The query of a list: extend it with the list's own filters. */
export class PageQuery {
  @ApiPropertyOptional({
    description: 'The `next` of the previous page; omit it for the first page.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 500,
    default: 100,
    description: 'The most rows that a page may have.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 100;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** The cursor of the next page; null where this is the last. */
  readonly next: string | null;
}

/** A class of pages, to be extended by one that has a name: `class LeadPage extends PageOf(Lead) {}`. */
export function PageOf<T>(row: Class<T>): Class<Page<T>> {
  class PageOfRows implements Page<T> {
    @ApiProperty({ type: [row], description: 'In the order of the list.' })
    items: readonly T[];

    @ApiProperty({
      type: String,
      nullable: true,
      description: 'The `cursor` of the next page; null on the last page.',
      example: 'IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI',
    })
    next: string | null;
  }
  return PageOfRows;
}

/** Where a page ends, as an opaque text. Holds plain JSON: it is readable to who decodes it. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * The position of a cursor, undefined without one. Throws a ProblemError (422) for a text that
 * `encodeCursor` did not make for this list; `isPosition` is what tells.
 */
export function decodeCursor<P>(
  cursor: string | undefined,
  isPosition: (value: unknown) => value is P,
): P | undefined {
  if (cursor === undefined) return undefined;
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const made = isPosition(position) && encodeCursor(position) === cursor;
    if (made && JSON.stringify(position).isWellFormed()) return position;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ProblemError({
    status: 422,
    type: 'invalid-request',
    title: 'The request is not valid',
    detail: 'This cursor does not belong to this list. Omit it to start at the first page.',
    errors: [{ parameter: 'cursor', detail: 'is not a cursor of this list' }],
  });
}

/** A page of rows of which one more than `limit` was asked for, to know whether there is a next. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  positionOf: (row: T) => unknown,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, next: more ? encodeCursor(positionOf(last)) : null };
}
