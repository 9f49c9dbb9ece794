import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem, Idempotent, type IdempotentRequest } from '@smarketing/http';
import {
  ConsentsDto,
  ConsentsRecordedDto,
  ConsentUsedDto,
  RecordConsentsDto,
  UseConsentDto,
} from './consent.dto.js';
import { Consents } from './consents.provider.js';

@ApiTags('consent')
@Controller('v1/leads')
@Roles('marketing', 'sales', 'revops', 'service')
export class ConsentController {
  constructor(private readonly consents: Consents) {}

  @Post(':id/consents')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Record what a lead has said about purposes: given, or withdrawn',
    description:
      'By the time it was said, not by that of its arrival: what is older than what is known changes nothing that is in force. At one time the withdrawal wins.',
  })
  @ApiOkResponse({ type: ConsentsRecordedDto })
  @ApiProblem(404, 'no-such-lead', 'No lead has this id.')
  @ApiProblem(410, 'lead-erased', 'The lead was erased.')
  async recordConsents(
    @Param('id', ParseUUIDPipe) leadId: string,
    @Body() { consent }: RecordConsentsDto,
    @Idempotent() request: IdempotentRequest,
  ): Promise<ConsentsRecordedDto> {
    return this.consents.record(leadId, consent, request);
  }

  @Get(':id/consents')
  @ApiOperation({ summary: 'Get what a lead may be approached for, and all that it has said' })
  @ApiOkResponse({ type: ConsentsDto })
  @ApiProblem(404, 'no-such-lead', 'No lead has this id.')
  @ApiProblem(410, 'lead-erased', 'The lead was erased.')
  async getConsents(@Param('id', ParseUUIDPipe) leadId: string): Promise<ConsentsDto> {
    return this.consents.history(leadId);
  }

  @Post(':id/consents/:purpose/uses')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Record that a consent was relied on, such as by a call',
    description: 'From then on its proof is kept again for as long as the playbook says.',
  })
  @ApiParam({
    name: 'purpose',
    schema: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,59}$' },
    example: 'phone',
    description: 'A purpose of the playbook.',
  })
  @ApiOkResponse({ type: ConsentUsedDto })
  @ApiProblem(404, 'no-such-lead', 'No lead has this id.')
  @ApiProblem(410, 'lead-erased', 'The lead was erased.')
  @ApiProblem(409, 'consent-not-given', 'At that time no consent to it was in force.')
  async useConsent(
    @Param('id', ParseUUIDPipe) leadId: string,
    @Param('purpose') purpose: string,
    @Body() { at }: UseConsentDto,
    @Idempotent() request: IdempotentRequest,
  ): Promise<ConsentUsedDto> {
    return this.consents.use(leadId, purpose, at, request);
  }
}
