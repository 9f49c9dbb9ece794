import { Controller, Get, Header, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem } from '@smarketing/http';
import { ConsentProofsDto } from './proof.dto.js';
import { ConsentProofs } from './proofs.provider.js';

@ApiTags('consent')
@Controller('v1/leads')
export class ProofController {
  constructor(private readonly proofs: ConsentProofs) {}

  @Get(':id/consents/proof')
  @Roles('revops')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Get what proves the consents of a lead; who read it, and when, is recorded',
    description: 'Of an erased lead, what the law says is to be kept.',
  })
  @ApiOkResponse({ type: ConsentProofsDto })
  @ApiProblem(404, 'no-such-lead', 'No lead has this id, and no proof is kept.')
  @ApiProblem(410, 'lead-erased', 'The lead was erased.')
  async getConsentProof(@Param('id', ParseUUIDPipe) leadId: string): Promise<ConsentProofsDto> {
    return this.proofs.read(leadId, new Date());
  }
}
