import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import { UnitOfWork } from '@smarketing/event-bus';
import { ApiProblem, ProblemError, decodeCursor, pageOf, type Page } from '@smarketing/http';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { RouteWaitingLeads } from '../routing/route-waiting-leads.provider.js';
import { AddRepRequest, ChangeRepRequest, RepAnswer, RepsQuery } from './rep.dto.js';
import { isSameRep, type Rep } from './rep.js';
import { RepsRepository, SubjectLinkedError, type RepChange } from './reps.repository.js';

@ApiTags('reps')
@ApiBearerAuth()
@Controller('v1/reps')
@Roles('sales', 'sales-lead', 'revops')
export class RepsController {
  constructor(
    private readonly reps: RepsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly router: RouteWaitingLeads,
  ) {}

  @Post()
  @Roles('revops')
  @ApiOperation({ summary: 'Add a rep. The same again is answered with 200 and changes nothing' })
  @ApiOkResponse({ type: RepAnswer })
  @ApiProblem(409, 'The id is taken by another rep, or the subject is linked to one.')
  @ApiProblem(422, 'A field is not valid.')
  async add(
    @Body() { repId = uuidv7(), name, weight, active, subject }: AddRepRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RepAnswer> {
    const wanted: Rep = { _id: repId, name, weight, active, ...(subject && { subject }) };
    const { rep, added } = await this.unitOfWork
      .run(async (work) => {
        const outcome = await this.reps.add(work, wanted);
        if (outcome.added) work.record({ act: 'rep.add', on: `rep/${repId}` });
        return outcome;
      })
      .catch(tellLinked);
    if (!added && !isSameRep(rep, wanted)) throw repExists(repId);
    if (added) this.router.nudge();
    void reply.code(added ? 201 : 200);
    return answer(rep, true);
  }

  @Get()
  @ApiOperation({ summary: 'All reps, by id' })
  @ApiOkResponse({ description: '{ items, next }; `next` is the cursor of the next page.' })
  async list(
    @Query() { cursor, limit, linked }: RepsQuery,
    @Caller() caller: CallerIdentity,
  ): Promise<Page<RepAnswer>> {
    const after = decodeCursor(cursor, (position) => typeof position === 'string');
    const wanted = { after, linked: linked && linked === 'true' };
    const page = pageOf(await this.reps.page(wanted, limit + 1), limit, ({ _id }) => _id);
    const items = page.items.map((rep) => answer(rep, maySeeSubject(caller)));
    return { ...page, items };
  }

  @Get(':repId')
  @ApiOperation({ summary: 'One rep' })
  @ApiOkResponse({ type: RepAnswer })
  @ApiProblem(404, 'No such rep.')
  async show(@Param('repId') repId: string, @Caller() caller: CallerIdentity): Promise<RepAnswer> {
    const rep = await this.reps.find(repId);
    if (!rep) throw noSuchRep(repId);
    return answer(rep, maySeeSubject(caller));
  }

  @Patch(':repId')
  @Roles('revops')
  @ApiOperation({ summary: 'Change a rep; not active is who is away or has left' })
  @ApiOkResponse({ type: RepAnswer })
  @ApiProblem(404, 'No such rep.')
  @ApiProblem(409, 'The subject is linked to another rep.')
  @ApiProblem(422, 'A field is not valid.')
  async change(
    @Param('repId') repId: string,
    @Body() { name, weight, active, subject }: ChangeRepRequest,
  ): Promise<RepAnswer> {
    const change: RepChange = {
      ...(name !== undefined && { name }),
      ...(weight !== undefined && { weight }),
      ...(active !== undefined && { active }),
      ...(subject !== undefined && { subject }),
    };
    const rep = await this.unitOfWork
      .run(async (work) => {
        const changed = await this.reps.change(work, repId, change);
        if (changed) work.record({ act: 'rep.change', on: `rep/${repId}` });
        return changed;
      })
      .catch(tellLinked);
    if (!rep) throw noSuchRep(repId);
    this.router.nudge();
    return answer(rep, true);
  }
}

/** Subjects are for those who link them. */
function maySeeSubject({ roles }: CallerIdentity): boolean {
  return roles.includes('revops');
}

function answer({ _id, name, weight, active, subject }: Rep, withSubject: boolean): RepAnswer {
  const linked = subject !== undefined;
  return { repId: _id, name, weight, active, linked, ...(withSubject && linked && { subject }) };
}

function tellLinked(error: unknown): never {
  if (!(error instanceof SubjectLinkedError)) throw error;
  const { repId } = error;
  throw new ProblemError(
    {
      status: 409,
      type: 'subject-linked',
      title: 'The subject is linked to another rep',
      detail: `The subject acts for the rep ${repId} already. End that first: PATCH /v1/reps/${repId} {"subject": null}.`,
      extra: { repId },
    },
    { cause: error },
  );
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
