import { Body, Controller, Delete, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { UnitOfWork } from '@smarketing/event-bus';
import { ApiProblem } from '@smarketing/http';
import type { Lead } from '../capture/lead.schema.js';
import { noSuchLead } from '../capture/no-such-lead.js';
import { MoveLeadDto, MovedLeadDto } from './account.dto.js';
import { MoveLead } from './move-lead.repository.js';
import { SettleLeads } from './settle-leads.provider.js';

@ApiTags('accounts')
@Controller('v1/leads')
@Roles('marketing', 'revops')
export class LeadAccountController {
  constructor(
    private readonly moves: MoveLead,
    private readonly unitOfWork: UnitOfWork,
    private readonly settle: SettleLeads,
  ) {}

  @Put(':id/account')
  @ApiOperation({
    summary: 'Move a lead to another account, or out of all',
    description: 'It stays there, whatever the lead says of its company later.',
  })
  @ApiOkResponse({ type: MovedLeadDto })
  @ApiProblem(404, 'no-such-lead', 'No lead has this id.')
  @ApiProblem(404, 'no-such-account', 'No account has this id.')
  async moveLead(
    @Param('id', ParseUUIDPipe) leadId: string,
    @Body() { accountId }: MoveLeadDto,
  ): Promise<MovedLeadDto> {
    const lead = await this.unitOfWork.run(async (work) => {
      const moved = await this.moves.move(work, leadId, accountId ?? null, new Date());
      work.record({ act: 'lead.move-account', on: `lead/${leadId}` });
      return moved;
    });
    this.settle.nudge();
    return moved(leadId, lead);
  }

  @Delete(':id/account')
  @ApiOperation({ summary: 'Let a lead that was moved go back to where the evidence puts it' })
  @ApiOkResponse({ type: MovedLeadDto })
  @ApiProblem(404, 'no-such-lead', 'No lead has this id.')
  async releaseLead(@Param('id', ParseUUIDPipe) leadId: string): Promise<MovedLeadDto> {
    const lead = await this.unitOfWork.run(async (work) => {
      const released = await this.moves.release(work, leadId);
      work.record({ act: 'lead.release-account', on: `lead/${leadId}` });
      return released;
    });
    return moved(leadId, lead);
  }
}

function moved(leadId: string, lead: Lead | undefined): MovedLeadDto {
  if (!lead) throw noSuchLead(leadId);
  return { leadId, ...(lead.account?.id && { accountId: lead.account.id }) };
}
