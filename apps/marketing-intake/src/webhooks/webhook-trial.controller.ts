import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem } from '@smarketing/http';
import { TrialDto, TryWebhookDto } from './webhook-trial.dto.js';
import { WebhookTrials } from './webhook-trials.provider.js';

@ApiTags('webhooks')
@Controller('v1/webhook-trials')
@Roles('marketing', 'revops')
export class WebhookTrialController {
  constructor(private readonly trials: WebhookTrials) {}

  @Post(':source')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Try a delivery: what the mapping makes of it, and what would be refused',
    description: 'Stores nothing. The mapping may be one that is not in the file yet.',
  })
  @ApiParam({
    name: 'source',
    description: 'The name of the source.',
    schema: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' },
    example: 'website',
  })
  @ApiOkResponse({ type: TrialDto })
  @ApiProblem(404, 'no-such-webhook', 'No webhook has this name.')
  @ApiProblem(413, 'too-many-events', 'The body holds more than `limit` events.')
  async tryWebhook(
    @Param('source') source: string,
    @Body() body: TryWebhookDto,
  ): Promise<TrialDto> {
    return this.trials.try(source, body);
  }
}
