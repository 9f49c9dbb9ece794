import { Controller, Get, Inject } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { streamNames, type StreamName } from '@smarketing/contracts';
import { BusStatus, EVENT_BUS_OPTIONS, type EventBusOptions } from '@smarketing/event-bus';
import { FoldedStreamDto } from './folded-streams.dto.js';

@ApiTags('streams')
@Controller('v1/streams')
@Roles('marketing', 'sales', 'revops', 'ops')
export class StreamsController {
  constructor(
    private readonly bus: BusStatus,
    @Inject(EVENT_BUS_OPTIONS) private readonly options: EventBusOptions,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Count the facts of each stream that have been folded here',
    description:
      'Once nothing is on its way, each equals what the owner of the stream has published.',
  })
  @ApiExtraModels(FoldedStreamDto)
  @ApiOkResponse({
    schema: {
      type: 'object',
      description: 'By stream.',
      properties: Object.fromEntries(
        streamNames.map((stream) => [stream, { $ref: getSchemaPath(FoldedStreamDto) }]),
      ),
      required: [...streamNames],
    },
  })
  async countFolded(): Promise<Record<string, FoldedStreamDto>> {
    const [folded, published] = await Promise.all([this.bus.folded(), this.bus.published()]);
    // What only this service needs is in its documents before it is published.
    const sums = (stream: StreamName) =>
      this.options.consumes.includes(stream) ? folded : published;
    return Object.fromEntries(
      streamNames.map((stream) => [stream, { folded: sums(stream)[stream] ?? 0 }]),
    );
  }
}
