import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem } from '@smarketing/http';
import { CommitmentsDto, type CommitmentDto } from './commitments.dto.js';
import { CommitmentsRepository, type ReportedCommitment } from './commitments.repository.js';

@ApiTags('commitments')
@ApiBearerAuth()
@Controller('v1/commitments')
@Roles('marketing', 'sales', 'revops', 'ops')
export class CommitmentsController {
  constructor(private readonly commitments: CommitmentsRepository) {}

  @Get()
  @ApiOperation({ summary: 'What one team owes the other each month, and how it is kept' })
  @ApiOkResponse({ type: CommitmentsDto })
  @ApiProblem(503, 'No playbook has arrived yet.')
  async read(): Promise<CommitmentsDto> {
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
