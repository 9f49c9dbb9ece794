import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Headers, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Public } from '@smarketing/access';
import { ApiProblem, ProblemError } from '@smarketing/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askPage, donePage, gonePage, languageOf, pagePolicy } from './confirmation-page.js';
import { Confirmations } from './confirmations.provider.js';

const asPage = { content: { 'text/html': { schema: { type: 'string' } } } } as const;
const token = {
  name: 'token',
  description: 'As in the link.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{51}$' },
} as const;

/** Where people confirm a consent. A scanner that fetches the links of a mail confirms nothing: that takes the button. */
@ApiTags('consent')
@Controller('v1/consents/confirm')
@Public()
export class ConfirmationController {
  constructor(private readonly confirmations: Confirmations) {}

  @Get(':token')
  @ApiOperation({ summary: 'Show the page on which a person confirms a consent' })
  @ApiParam(token)
  @ApiOkResponse({ description: 'A page with a button; it changes nothing.', ...asPage })
  @ApiProblem(410, 'link-gone', 'The link is wrong, too old or used; browsers get a page.')
  async showConfirmation(
    @Param('token') text: string,
    @Headers() headers: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const label = await this.confirmations.labelOf(text, new Date());
    if (label === undefined) return refuse(reply, headers);
    return answer(reply, askPage(languageOf(headers['accept-language']), label));
  }

  @Post(':token')
  @ApiOperation({ summary: 'Confirm a consent' })
  @ApiParam(token)
  @ApiOkResponse({ description: 'It is confirmed.', ...asPage })
  @ApiProblem(410, 'link-gone', 'The link is wrong, too old or used; browsers get a page.')
  async confirmConsent(
    @Param('token') text: string,
    @Headers() headers: IncomingHttpHeaders,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const isConfirmed = await this.confirmations.confirm(text, new Date(), {
      ip: request.ip,
      forwardedFor: String(headers['x-forwarded-for'] ?? ''),
    });
    if (!isConfirmed) return refuse(reply, headers);
    return answer(reply, donePage(languageOf(headers['accept-language'])));
  }
}

function answer(reply: FastifyReply, page: string, status = 200): string {
  void reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', pagePolicy);
  return page;
}

/** People see a page, programs a problem document. */
function refuse(reply: FastifyReply, headers: IncomingHttpHeaders): string {
  if (!headers.accept?.includes('text/html')) throw new ProblemError(gone);
  return answer(reply, gonePage(languageOf(headers['accept-language'])), 410);
}

const gone = {
  status: 410,
  type: 'link-gone',
  title: 'The link is not valid',
  detail: 'It is wrong, too old, or was used already. Have the person fill in the form again.',
};
