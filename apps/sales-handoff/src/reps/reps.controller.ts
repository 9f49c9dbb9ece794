import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import { UnitOfWork } from '@smarketing/event-bus';
import {
  ApiProblem,
  ProblemError,
  decodeCursor,
  pageOf,
  IfMatch,
  Tagged,
  type Precondition,
  type Tag,
} from '@smarketing/http';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { RouteWaitingLeads } from '../routing/route-waiting-leads.provider.js';
import {
  AddRepRequest,
  ChangeRepRequest,
  RepDto,
  RepPageDto,
  RepsQuery,
  SubjectLinked,
} from './rep.dto.js';
import { isSameRep } from './is-same-rep.js';
import type { Rep } from './rep.schema.js';
import { RepsRepository, SubjectLinkedError, type RepChange } from './reps.repository.js';

@ApiTags('reps')
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
  @ApiOperation({ summary: 'Add a rep' })
  @ApiCreatedResponse({ type: RepDto })
  @ApiOkResponse({ type: RepDto, description: 'The same rep already existed.' })
  @ApiProblem(409, 'rep-exists', 'Another rep has this id.')
  @ApiProblem(
    409,
    'subject-linked',
    'The subject is linked to another rep: `repId` says which.',
    SubjectLinked,
  )
  async addRep(
    @Body() { repId = uuidv7(), name, weight, active, subject }: AddRepRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RepDto> {
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
  @ApiOperation({ summary: 'List reps, by id' })
  @ApiOkResponse({ type: RepPageDto })
  async listReps(
    @Query() { cursor, limit, linked }: RepsQuery,
    @Caller() caller: CallerIdentity,
  ): Promise<RepPageDto> {
    const after = decodeCursor(cursor, (position) => typeof position === 'string');
    const wanted = { after, linked: linked && linked === 'true' };
    const page = pageOf(await this.reps.page(wanted, limit + 1), limit, ({ _id }) => _id);
    const items = page.items.map((rep) => answer(rep, maySeeSubject(caller)));
    return { ...page, items };
  }

  @Get(':repId')
  @ApiParam({ name: 'repId', example: 'rep-17' })
  @ApiOperation({ summary: 'Get a rep' })
  @ApiOkResponse({ type: RepDto })
  @ApiProblem(404, 'no-such-rep', 'No rep has this id.')
  async getRep(
    @Param('repId') repId: string,
    @Caller() caller: CallerIdentity,
    @Tagged() tag: Tag,
  ): Promise<RepDto> {
    const rep = await this.reps.find(repId);
    if (!rep) throw noSuchRep(repId);
    tag(answer(rep, true));
    return answer(rep, maySeeSubject(caller));
  }

  @Patch(':repId')
  @ApiParam({ name: 'repId', example: 'rep-17' })
  @Roles('revops')
  @ApiOperation({ summary: 'Change a rep; those who are away or have left are set inactive' })
  @ApiOkResponse({ type: RepDto })
  @ApiProblem(404, 'no-such-rep', 'No rep has this id.')
  @ApiProblem(
    409,
    'subject-linked',
    'The subject is linked to another rep: `repId` says which.',
    SubjectLinked,
  )
  async changeRep(
    @Param('repId') repId: string,
    @Body() { name, weight, active, subject }: ChangeRepRequest,
    @IfMatch('required') precondition: Precondition,
    @Tagged() tag: Tag,
  ): Promise<RepDto> {
    const change: RepChange = {
      ...(name !== undefined && { name }),
      ...(weight !== undefined && { weight }),
      ...(active !== undefined && { active }),
      ...(subject !== undefined && { subject }),
    };
    const rep = await this.unitOfWork
      .run(async (work) => {
        const changed = await this.reps.change(work, repId, change, (before) =>
          precondition.mustHold(answer(before, true)),
        );
        if (changed) work.record({ act: 'rep.change', on: `rep/${repId}` });
        return changed;
      })
      .catch(tellLinked);
    if (!rep) throw noSuchRep(repId);
    this.router.nudge();
    const changed = answer(rep, true);
    tag(changed);
    return changed;
  }
}

/** Subjects are for those who link them. */
function maySeeSubject({ roles }: CallerIdentity): boolean {
  return roles.includes('revops');
}

function answer({ _id, name, weight, active, subject }: Rep, withSubject: boolean): RepDto {
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
      detail: `The subject already acts for rep ${repId}. End that first: PATCH /v1/reps/${repId} {"subject": null}.`,
      extra: { repId },
    },
    { cause: error },
  );
}

function repExists(repId: string): ProblemError {
  return new ProblemError({
    status: 409,
    type: 'rep-exists',
    title: 'There is another rep with this id',
    detail: `The id ${repId} is taken. Change that rep with PATCH /v1/reps/${repId}, or choose another id.`,
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
