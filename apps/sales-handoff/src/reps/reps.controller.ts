import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import {
  ApiProblem,
  PageQuery,
  ProblemError,
  decodeCursor,
  pageOf,
  type Page,
} from '@smarketing/http';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { RouteWaitingLeads } from '../routing/route-waiting-leads.provider.js';
import { AddRepRequest, ChangeRepRequest, RepAnswer } from './rep.dto.js';
import { isSameRep, type Rep } from './rep.js';
import { RepsRepository } from './reps.repository.js';

@ApiTags('reps')
@ApiBearerAuth()
@Controller('v1/reps')
@Roles('sales', 'revops')
export class RepsController {
  constructor(
    private readonly reps: RepsRepository,
    private readonly router: RouteWaitingLeads,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Add a rep. The same again is answered with 200 and changes nothing' })
  @ApiOkResponse({ type: RepAnswer })
  @ApiProblem(409, 'The id is taken by a rep of other name, weight or state.')
  @ApiProblem(422, 'A field is not valid.')
  async add(
    @Body() { repId = uuidv7(), name, weight, active }: AddRepRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RepAnswer> {
    const wanted: Rep = { _id: repId, name, weight, active };
    const { rep, added } = await this.reps.add(wanted);
    if (!added && !isSameRep(rep, wanted)) throw repExists(repId);
    if (added) this.router.nudge();
    void reply.code(added ? 201 : 200);
    return answer(rep);
  }

  @Get()
  @ApiOperation({ summary: 'All reps, by id' })
  @ApiOkResponse({ description: '{ items, next }; `next` is the cursor of the next page.' })
  async list(@Query() { cursor, limit }: PageQuery): Promise<Page<RepAnswer>> {
    const after = decodeCursor(cursor, (position) => typeof position === 'string');
    const page = pageOf(await this.reps.page(after, limit + 1), limit, ({ _id }) => _id);
    return { ...page, items: page.items.map(answer) };
  }

  @Get(':repId')
  @ApiOperation({ summary: 'One rep' })
  @ApiOkResponse({ type: RepAnswer })
  @ApiProblem(404, 'No such rep.')
  async show(@Param('repId') repId: string): Promise<RepAnswer> {
    const rep = await this.reps.find(repId);
    if (!rep) throw noSuchRep(repId);
    return answer(rep);
  }

  @Patch(':repId')
  @ApiOperation({ summary: 'Change a rep; not active is who is away or has left' })
  @ApiOkResponse({ type: RepAnswer })
  @ApiProblem(404, 'No such rep.')
  @ApiProblem(422, 'A field is not valid.')
  async change(
    @Param('repId') repId: string,
    @Body() { name, weight, active }: ChangeRepRequest,
  ): Promise<RepAnswer> {
    const rep = await this.reps.change(repId, {
      ...(name !== undefined && { name }),
      ...(weight !== undefined && { weight }),
      ...(active !== undefined && { active }),
    });
    if (!rep) throw noSuchRep(repId);
    this.router.nudge();
    return answer(rep);
  }
}

function answer({ _id, name, weight, active }: Rep): RepAnswer {
  return { repId: _id, name, weight, active };
}

function repExists(repId: string): ProblemError {
  return new ProblemError({
    status: 409,
    type: 'rep-exists',
    title: 'There is another rep of this id',
    detail: `The id ${repId} is taken. Change that rep by PATCH /v1/reps/${repId}, or choose another id.`,
  });
}

function noSuchRep(repId: string): ProblemError {
  return new ProblemError({
    status: 404,
    type: 'no-such-rep',
    title: 'There is no such rep',
    detail: `No rep has the id ${repId}. GET /v1/reps lists all; POST /v1/reps adds one.`,
  });
}
