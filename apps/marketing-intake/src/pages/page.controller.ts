import { Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Keyed, Public } from '@smarketing/access';
import { ApiProblem, AsSent, type SentRequest } from '@smarketing/http';
import type { FastifyReply } from 'fastify';
import { PageMessages } from './page-messages.provider.js';
import { pageScript } from './page-script.js';
import { PageAnswerDto, PageMessageDto } from './page.dto.js';

@ApiTags('pages')
@Controller('v1/pages')
export class PageController {
  constructor(private readonly messages: PageMessages) {}

  @Get('script.js')
  @Public()
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  @ApiOperation({
    summary: 'Get the script to embed in pages, which sends visits and forms',
    description: 'The same for every page: `data-key` of its element says which one it is in.',
  })
  @ApiProduces('text/javascript')
  @ApiOkResponse({ schema: { type: 'string', description: 'JavaScript.' } })
  getScript(): string {
    return pageScript;
  }

  @Post(':writeKey')
  @HttpCode(202)
  @Keyed()
  @ApiOperation({
    summary: 'Send a visit or a form from a page',
    description:
      'Needs no token: the write key says which page it is, and the origin of the page must be one of those that PAGES_FILE lists, which alone may read the answer. 64 KB at most. The answer is the same for everybody.',
  })
  @ApiParam({
    name: 'writeKey',
    description: 'As PAGES_FILE has it.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{16,64}$' },
    example: 'wk_3VbYtq0mJ8sN5xRd',
  })
  @ApiConsumes('text/plain', 'application/json')
  @ApiBody({ type: PageMessageDto })
  @ApiAcceptedResponse({ type: PageAnswerDto })
  @ApiProblem(403, 'origin-not-allowed', 'The origin is not one of those of the page.')
  @ApiProblem(404, 'no-such-page', 'No page has this write key.')
  @ApiProblem(422, 'idempotency-key-reused', 'The `id` was used before for another message.')
  async receiveMessage(
    @Param('writeKey') writeKey: string,
    @AsSent() sent: SentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PageAnswerDto> {
    const origin = sent.header('origin');
    const arrived = { writeKey, origin, sent };
    void reply.header('vary', 'origin');
    const page = this.messages.pageFor(arrived);
    void reply.header('access-control-allow-origin', origin);
    await this.messages.receive(page, arrived);
    return { received: true };
  }
}
