import { Controller, Get } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { streamNames } from '@smarketing/contracts';
import { BusStatus } from '@smarketing/event-bus';
import { FoldedStreamDto } from './folded-streams.dto.js';

@ApiTags('streams')
@Controller('v1/streams')
@Roles('marketing', 'sales', 'revops', 'ops')
export class StreamsController {
  constructor(private readonly bus: BusStatus) {}

  @Get()
  @ApiOperation({
    summary: 'Count the facts of each stream that are folded in here',
    description:
      'Equal to what the owners of the streams have published once nothing is on its way.',
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
    const folded = await this.bus.folded();
    return Object.fromEntries(
      streamNames.map((stream) => [stream, { folded: folded[stream] ?? 0 }]),
    );
  }
}
