import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { PageQuery } from '@smarketing/http';
import { PendingConfirmationPageDto } from './pending.dto.js';
import { PendingConfirmations } from './pending-confirmations.provider.js';

@ApiTags('consent')
@Controller('v1/consents/pending')
export class PendingController {
  constructor(private readonly pending: PendingConfirmations) {}

  @Get()
  @Roles('service')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'List the links by which people have to confirm, for the tool that mails them',
    description: 'With addresses: who read them, and when, is recorded.',
  })
  @ApiOkResponse({ type: PendingConfirmationPageDto })
  async listPendingConfirmations(
    @Query() { cursor, limit }: PageQuery,
  ): Promise<PendingConfirmationPageDto> {
    return this.pending.list(cursor, limit);
  }
}
