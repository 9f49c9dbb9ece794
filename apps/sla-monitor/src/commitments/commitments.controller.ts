import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { CommitmentsDto, type CommitmentDto } from './commitments.dto.js';
import { CommitmentsRepository, type ReportedCommitment } from './commitments.repository.js';

@ApiTags('commitments')
@Controller('v1/commitments')
@Roles('marketing', 'sales', 'revops', 'ops')
export class CommitmentsController {
  constructor(private readonly commitments: CommitmentsRepository) {}

  @Get()
  @ApiOperation({ summary: 'List what one team owes the other each month, and how it is kept' })
  @ApiOkResponse({ type: CommitmentsDto })
  async listCommitments(): Promise<CommitmentsDto> {
    const asOf = new Date();
    const { playbook, commitments } = await this.commitments.report(asOf);
    return { playbook, asOf, items: commitments.map(described) };
  }
}

function described({ commitment, months }: ReportedCommitment): CommitmentDto {
  const { id, label, from, to, metric } = commitment;
  const reason = `The metric ${metric} is not counted here: only mql is.`;
  return { commitment: id, label, from, to, metric, months, ...(months ? {} : { reason }) };
}
