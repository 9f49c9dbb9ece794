import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import {
  ApiProblem,
  Idempotent,
  IfMatch,
  type IdempotentRequest,
  type Precondition,
} from '@smarketing/http';
import type { FieldProblem } from '../capture/capture-input.js';
import { refuseFields } from '../capture/refuse-capture.js';
import { faultOfReason } from '../first-touch/read-correction.provider.js';
import { MergedDto, MergeLeadDto, UnmergedDto, UnmergeLeadDto } from './merge.dto.js';
import { Merges } from './merges.provider.js';

@ApiTags('leads')
@Controller('v1/leads')
@Roles('marketing', 'revops')
export class MergeController {
  constructor(private readonly merges: Merges) {}

  @Post(':id/merge')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Merge another lead into this one: the two are one person',
    description:
      'This one counts for both from now on, in every report, and what comes in under the other identity reaches it. Everything is restated. `POST /v1/leads/{id}/unmerge` of the other one takes it back.',
  })
  @ApiOkResponse({ type: MergedDto })
  @ApiProblem(404, 'no-such-lead', 'One of the two is not known.')
  @ApiProblem(409, 'merged-already', 'One of the two is merged into a lead already.')
  @ApiProblem(409, 'other-survivor', 'The other lead has come further in sales: it must survive.')
  @ApiProblem(410, 'lead-erased', 'One of the two was erased.')
  @ApiProblem(409, 'too-many-merged', 'It would stand for more than 100 leads.')
  async mergeLead(
    @Param('id', ParseUUIDPipe) leadId: string,
    @Body() { absorb, either = false, reason }: MergeLeadDto,
    @Idempotent() request: IdempotentRequest,
    @IfMatch() precondition: Precondition,
  ): Promise<MergedDto> {
    const wanted = { leadId, absorb: absorb.toLowerCase(), either, reason: readReason(reason) };
    return this.merges.merge(wanted, { ...request, precondition });
  }

  @Post(':id/unmerge')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Take a merge back: this lead, which was merged into another one, counts by itself again',
    description:
      'As if it had never been merged. What sales was given meanwhile of the other one stays with that one.',
  })
  @ApiOkResponse({ type: UnmergedDto })
  @ApiProblem(404, 'no-such-lead', 'No lead has this id.')
  @ApiProblem(409, 'not-merged', 'The lead is not merged.')
  @ApiProblem(410, 'lead-erased', 'The lead was erased.')
  async unmergeLead(
    @Param('id', ParseUUIDPipe) leadId: string,
    @Body() { reason }: UnmergeLeadDto,
    @Idempotent() request: IdempotentRequest,
    @IfMatch() precondition: Precondition,
  ): Promise<UnmergedDto> {
    return this.merges.unmerge(leadId, readReason(reason), { ...request, precondition });
  }
}

function readReason(reason: string | undefined): string | undefined {
  if (reason === undefined) return undefined;
  const why = faultOfReason(reason);
  const problems: FieldProblem[] = why ? [{ field: 'reason', why }] : [];
  if (problems.length > 0) throw refuseFields(problems);
  return reason.trim();
}
