import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { inboundTopic } from '@smarketing/contracts';
import { Acts } from '@smarketing/event-bus';
import { decodeCursor, pageOf } from '@smarketing/http';
import { SERVICE_CONFIG } from '@smarketing/service';
import {
  InboundRefusalPageDto,
  InboundRefusalsQuery,
  SenderListDto,
  type InboundRefusalDto,
  type SenderDto,
} from './inbound.dto.js';
import { InboundRepository } from './inbound.repository.js';
import type { InboundRefusal } from './inbound.schema.js';
import type { InboundSettings } from './inbound-settings.js';

const sevenDays = 7 * 24 * 3_600_000;

@ApiTags('facts of other systems')
@Controller('v1/inbound')
@Roles('marketing', 'revops', 'ops')
export class InboundController {
  constructor(
    @Inject(SERVICE_CONFIG) private readonly settings: InboundSettings,
    private readonly inbound: InboundRepository,
    private readonly acts: Acts,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List the systems whose facts are read, each with its topic' })
  @ApiOkResponse({ type: SenderListDto })
  async listSenders(): Promise<SenderListDto> {
    const senders = this.settings.inboundSenders;
    return { items: await Promise.all(senders.map((sender) => this.describe(sender))) };
  }

  @Get('refusals')
  @ApiOperation({
    summary: 'List records that were refused, newest first',
    description:
      'Where each lies and what is wrong with it; nothing that it says is kept. Rows are forgotten after 30 days.',
  })
  @ApiOkResponse({ type: InboundRefusalPageDto })
  async listInboundRefusals(
    @Query() { sender, cursor, limit }: InboundRefusalsQuery,
  ): Promise<InboundRefusalPageDto> {
    const after = decodeCursor(cursor, isPlace);
    const found = await this.inbound.refusalsOf(sender, { limit: limit + 1, after });
    const { items, next } = pageOf(found, limit, ({ _id }) => _id);
    return { items: items.map(describeRefusal), next };
  }

  private async describe(sender: string): Promise<SenderDto> {
    const since = new Date(Date.now() - sevenDays);
    const { count, lastAt } = await this.acts.summaryOf(`inbound/${sender}`, since);
    return {
      sender,
      topic: inboundTopic(sender),
      lastStoredAt: lastAt?.toISOString() ?? null,
      storedInSevenDays: count,
      refusedInSevenDays: await this.inbound.countRefused(sender, since),
      waiting: await this.inbound.countWaiting(sender),
    };
  }
}

function describeRefusal({ sender, place, field, why, at }: InboundRefusal): InboundRefusalDto {
  const { topic, partition, offset } = place;
  return { sender, topic, partition, offset, field, why, at: at.toISOString() };
}

function isPlace(value: unknown): value is string {
  return typeof value === 'string' && value.length < 200;
}
