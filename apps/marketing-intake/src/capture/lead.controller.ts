import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem, Tagged, type Tag } from '@smarketing/http';
import { AccountReads } from '../accounts/account-reads.repository.js';
import { refuseErased } from '../erasure/refuse-erased.js';
import { describeLead } from './describe-lead.js';
import { LeadDto, ResolveDto, ResolvedDto } from './lead.dto.js';
import { LeadRepository } from './lead.repository.js';
import { noSuchLead } from './no-such-lead.js';

@ApiTags('leads')
@Controller('v1/leads')
export class LeadController {
  constructor(
    private readonly leads: LeadRepository,
    private readonly accounts: AccountReads,
  ) {}

  @Post('resolve')
  @HttpCode(200)
  @Roles('marketing', 'sales', 'revops', 'service')
  @ApiOperation({ summary: 'Find leads by the ids that another system has for them' })
  @ApiOkResponse({ type: ResolvedDto })
  async resolveLeads(@Body() { system, ids }: ResolveDto): Promise<ResolvedDto> {
    return { leads: await this.leads.resolve(system, ids) };
  }

  @Get(':id')
  @Roles('marketing', 'sales', 'revops', 'service')
  @ApiOperation({ summary: 'Get a lead without contact data' })
  @ApiOkResponse({ type: LeadDto })
  @ApiProblem(404, 'no-such-lead', 'No lead has this id.')
  @ApiProblem(410, 'lead-erased', 'The lead was erased.')
  async getLead(@Param('id', ParseUUIDPipe) leadId: string, @Tagged() tag: Tag): Promise<LeadDto> {
    const found = await this.leads.find(leadId);
    if (!found) throw noSuchLead(leadId);
    refuseErased(found.lead);
    const { lead, conversion } = found;
    tag(describeLead(lead));
    return {
      ...describeLead(lead),
      ...(await this.accounts.ofLead(lead)),
      ...(conversion?.outcome && {
        conversion: {
          outcome: conversion.outcome,
          ...(conversion.amount && { amount: conversion.amount }),
          ...(conversion.reason && { reason: conversion.reason }),
          closedAt: conversion.closedAt!,
        },
      }),
    };
  }
}
