import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { UnitOfWork } from '@smarketing/event-bus';
import { ApiProblem, PageQuery, ProblemError, decodeCursor, pageOf } from '@smarketing/http';
import { DuplicateDto, DuplicatePageDto } from './duplicate.dto.js';
import { DuplicateRepository, type DuplicatePosition } from './duplicate.repository.js';
import type { Duplicate } from './duplicate.schema.js';
import { isWeak } from './person-traits.js';

@ApiTags('leads')
@Controller('v1/duplicates')
@Roles('marketing', 'revops')
export class DuplicateController {
  constructor(
    private readonly duplicates: DuplicateRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'List pairs of leads that may be one person, the newest first; none is merged by itself',
  })
  @ApiOkResponse({ type: DuplicatePageDto })
  async listDuplicates(@Query() { cursor, limit }: PageQuery): Promise<DuplicatePageDto> {
    const after = decodeCursor(cursor, isPosition);
    const found = await this.duplicates.listOpen(after, limit + 1);
    const page = pageOf(found, limit, ({ foundAt, _id: id }) => ({
      foundAt: foundAt.getTime(),
      id,
    }));
    return { items: page.items.map(shown), next: page.next };
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @ApiOperation({ summary: 'Settle that two leads are two persons: they are not suggested again' })
  @ApiOkResponse({ type: DuplicateDto })
  @ApiProblem(404, 'no-such-duplicate', 'No pair has this id.')
  async dismissDuplicate(@Param('id', ParseUUIDPipe) id: string): Promise<DuplicateDto> {
    return this.unitOfWork.run(async (work) => {
      const { pair, changed } = await this.duplicates.dismiss(work, id, new Date());
      if (!pair) throw noSuchDuplicate(id);
      if (changed) work.record({ act: 'duplicate.dismiss', on: `duplicate/${id}` });
      return shown(pair);
    });
  }
}

function isPosition(value: unknown): value is DuplicatePosition {
  if (typeof value !== 'object' || value === null) return false;
  const { foundAt, id } = value as Partial<DuplicatePosition>;
  return Number.isInteger(foundAt) && isTime(foundAt!) && typeof id === 'string';
}

function isTime(milliseconds: number): boolean {
  return !Number.isNaN(new Date(milliseconds).getTime());
}

function shown({ _id: id, leads, because, foundAt, dismissedAt }: Duplicate): DuplicateDto {
  const evidence = [...new Set(because.map((one) => one.evidence))];
  return {
    id,
    leads,
    evidence,
    weak: evidence.every(isWeak),
    foundAt,
    ...(dismissedAt && { dismissedAt }),
  };
}

function noSuchDuplicate(id: string): ProblemError {
  return new ProblemError({
    status: 404,
    type: 'no-such-duplicate',
    title: 'There is no such pair',
    detail: `No pair of leads has the id ${id}. GET /v1/duplicates lists those that are open.`,
  });
}
