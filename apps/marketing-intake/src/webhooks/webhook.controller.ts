import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Roles, Signed } from '@smarketing/access';
import { Acts } from '@smarketing/event-bus';
import { ApiProblem, AsSent, ProblemError, type SentRequest } from '@smarketing/http';
import type { FastifyReply } from 'fastify';
import { CurrentWebhooks } from './current-webhooks.provider.js';
import { noSuchSource } from './refuse-delivery.js';
import { answerChallenge } from './verify-linkedin.js';
import { WebhookDeliveries } from './webhook-deliveries.provider.js';
import {
  ChallengeAnswerDto,
  ChallengeQuery,
  DeliveryDto,
  WebhookListDto,
  type WebhookDto,
} from './webhook.dto.js';
import { addressOf, type WebhookSource, type Webhooks } from './webhook-source.js';

const sevenDays = 7 * 24 * 3_600_000;
const anyObject = {
  type: 'object',
  additionalProperties: true,
  description: 'As the sender makes it; its mapping says what is read.',
};
const named = {
  name: 'source',
  description: 'The name of the source.',
  schema: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' },
  example: 'website',
} as const;
const ofOneScheme = (scheme: string) => ({ required: false, description: `Of ${scheme}.` });

@ApiTags('webhooks')
@Controller('v1/webhooks')
export class WebhookController {
  constructor(
    private readonly current: CurrentWebhooks,
    private readonly deliveries: WebhookDeliveries,
    private readonly acts: Acts,
  ) {}

  @Get()
  @Roles('marketing', 'revops', 'ops')
  @ApiOperation({
    summary: 'List the webhooks that are taken, with the address to enter at each sender',
  })
  @ApiOkResponse({ type: WebhookListDto })
  async listWebhooks(): Promise<WebhookListDto> {
    const webhooks = this.current.load();
    const sources = [...webhooks.sources.values()];
    return { items: await Promise.all(sources.map((source) => this.describe(source, webhooks))) };
  }

  @Post(':source')
  @HttpCode(202)
  @Signed()
  @ApiOperation({
    summary: 'Deliver a webhook',
    description:
      'Needs no token: the signature is checked as the scheme of the source says, over the body as it is sent, 256 KB at most. What was delivered before changes nothing and is answered 200 with the same body; so is what is left out.',
  })
  @ApiParam(named)
  @ApiHeader({ name: 'webhook-id', ...ofOneScheme('Standard Webhooks') })
  @ApiHeader({ name: 'webhook-timestamp', ...ofOneScheme('Standard Webhooks') })
  @ApiHeader({ name: 'webhook-signature', ...ofOneScheme('Standard Webhooks and Mautic') })
  @ApiHeader({ name: 'x-hubspot-signature-v3', ...ofOneScheme('HubSpot') })
  @ApiHeader({ name: 'x-hubspot-request-timestamp', ...ofOneScheme('HubSpot') })
  @ApiHeader({ name: 'x-li-signature', ...ofOneScheme('LinkedIn') })
  @ApiHeader({ name: 'x-webhook-secret', ...ofOneScheme('Salesforce') })
  @ApiBody({
    description: 'JSON as the sender makes it, an object or a list.',
    schema: {
      oneOf: [anyObject, { type: 'array', items: anyObject }],
      example: { type: 'lead.created', data: { contact: { email: 'anna.lee@example.com' } } },
    },
  })
  @ApiAcceptedResponse({ type: DeliveryDto })
  @ApiOkResponse({
    type: DeliveryDto,
    description: 'It was stored before, or there is nothing to store.',
  })
  @ApiProblem(401, 'signature-missing', 'The signature is missing, or comes more than once.')
  @ApiProblem(401, 'signature-wrong', 'The signature is not that of the source.')
  @ApiProblem(401, 'signature-stale', 'The signed time is more than five minutes from now.')
  @ApiProblem(404, 'no-such-webhook', 'No webhook has this name.')
  @ApiProblem(413, 'too-many-events', 'The delivery holds more than `limit` events.')
  @ApiProblem(422, 'idempotency-key-reused', 'The id was used before with a different body.')
  async receiveWebhook(
    @Param('source') source: string,
    @AsSent() sent: SentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeliveryDto> {
    const { outcome, answer } = await this.deliveries.receive(source, sent);
    if (outcome !== 'stored') reply.code(200);
    return answer;
  }

  @Get(':source')
  @Signed()
  @ApiOperation({ summary: 'Answer the challenge by which LinkedIn validates an address' })
  @ApiParam(named)
  @ApiOkResponse({ type: ChallengeAnswerDto })
  @ApiProblem(404, 'no-such-webhook', 'No webhook of LinkedIn has this name.')
  answerChallenge(
    @Param('source') name: string,
    @Query() { challengeCode }: ChallengeQuery,
  ): ChallengeAnswerDto {
    const source = this.current.load().sources.get(name);
    const secret = source?.linkedin && source.secrets[0];
    if (!secret) throw noSuchSource();
    const challengeResponse = answerChallenge(challengeCode, secret);
    if (challengeResponse === undefined) throw notAChallenge();
    return { challengeCode, challengeResponse };
  }

  private async describe(
    { name: source, scheme, secrets }: WebhookSource,
    webhooks: Webhooks,
  ): Promise<WebhookDto> {
    const since = new Date(Date.now() - sevenDays);
    const { count, lastAt } = await this.acts.summaryOf(`webhook/${source}`, since);
    return {
      ...{ source, scheme, url: addressOf(webhooks, source) },
      rotating: secrets.length > 1,
      lastStoredAt: lastAt?.toISOString() ?? null,
      storedInSevenDays: count,
    };
  }
}

function notAChallenge(): ProblemError {
  const detail = 'must be a UUID, as LinkedIn sends it';
  return new ProblemError({
    status: 422,
    type: 'invalid-request',
    title: 'The request is not valid',
    detail: `challengeCode: ${detail}.`,
    errors: [{ parameter: 'challengeCode', detail }],
  });
}
