import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { streamNames } from '@smarketing/contracts';
import { BusStatus } from '@smarketing/event-bus';

@ApiTags('streams')
@ApiBearerAuth()
@Controller('v1/streams')
@Roles('marketing', 'sales', 'revops', 'ops')
export class StreamsController {
  constructor(private readonly bus: BusStatus) {}

  @Get()
  @ApiOperation({
    summary: 'How many events of each stream are folded in here',
    description:
      'Equal to what the owners of the streams have published when nothing is on its way.',
  })
  @ApiOkResponse({ description: '{ leads: { folded: 8000 }, … }' })
  async folded(): Promise<Record<string, { folded: number }>> {
    const folded = await this.bus.folded();
    return Object.fromEntries(
      streamNames.map((stream) => [stream, { folded: folded[stream] ?? 0 }]),
    );
  }
}
