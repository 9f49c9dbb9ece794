import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { causeOfRequest, UnitOfWork } from '@smarketing/event-bus';
import { ApiProblem, decodeCursor, pageOf, PageQuery, ProblemError } from '@smarketing/http';
import { noSuchLead } from '../capture/no-such-lead.js';
import { describeReceipt } from './describe-receipt.js';
import { EraseLeads } from './erase-leads.provider.js';
import { EraseLeadDto, ErasurePageDto, ErasureReceiptDto } from './erasure.dto.js';
import { ErasureRepository, type ErasurePlace } from './erasure.repository.js';

@ApiTags('privacy')
@Controller('v1')
@Roles('revops')
export class ErasureController {
  constructor(
    private readonly eraseLeads: EraseLeads,
    private readonly erasures: ErasureRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Post('leads/:id/erasure')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Erase a lead, for good',
    description:
      'Contact data with its key, all that the person is recognised by, and touchpoints are deleted at once; every other service deletes what it has derived and confirms it. A lead that is erased already is answered with its receipt.',
  })
  @ApiOkResponse({ type: ErasureReceiptDto })
  @ApiProblem(404, 'no-such-lead', 'No lead has this id.')
  @ApiProblem(409, 'merged-already', 'Another lead stands for it: erase that one.')
  async eraseLead(
    @Param('id', ParseUUIDPipe) leadId: string,
    @Body() { ground }: EraseLeadDto,
  ): Promise<ErasureReceiptDto> {
    const lead = await this.unitOfWork.run(async (work) => {
      const done = await this.eraseLeads.erase(work, leadId, { ground, at: new Date() });
      if (!done) throw noSuchLead(leadId);
      // The ground says why: the words of the request may name the person.
      const { reason: _, ...cause } = causeOfRequest();
      if (done.changed) work.record({ act: 'lead.erase', on: `lead/${leadId}` }, cause);
      return done.lead;
    });
    return describeReceipt(lead, await this.erasures.confirmationsOf(leadId));
  }

  @Get('erasures')
  @ApiOperation({ summary: 'List erasures with their receipts, the newest first' })
  @ApiOkResponse({ type: ErasurePageDto })
  async listErasures(@Query() { cursor, limit }: PageQuery): Promise<ErasurePageDto> {
    const rows = await this.erasures.page(decodeCursor(cursor, isErasurePlace), limit + 1);
    const page = pageOf(rows, limit, ({ _id, erased }) => [erased!.at.getTime(), _id]);
    const confirmed = await this.erasures.confirmationsOfAll(page.items.map(({ _id }) => _id));
    const items = page.items.map((lead) => describeReceipt(lead, confirmed.get(lead._id)));
    return { items, next: page.next };
  }

  @Get('erasures/:leadId')
  @ApiOperation({
    summary: 'Get the receipt of an erasure: what was deleted, and who confirmed it',
  })
  @ApiOkResponse({ type: ErasureReceiptDto })
  @ApiProblem(404, 'no-such-erasure', 'No lead of this id was erased.')
  async getErasure(@Param('leadId', ParseUUIDPipe) leadId: string): Promise<ErasureReceiptDto> {
    const lead = await this.erasures.find(leadId);
    if (!lead) {
      throw new ProblemError({
        status: 404,
        type: 'no-such-erasure',
        title: 'There is no such erasure',
        detail: `No lead with the id ${leadId} was erased. POST /v1/leads/${leadId}/erasure erases one.`,
      });
    }
    return describeReceipt(lead, await this.erasures.confirmationsOf(leadId));
  }
}

function isErasurePlace(place: unknown): place is ErasurePlace {
  return (
    Array.isArray(place) &&
    place.length === 2 &&
    Number.isSafeInteger(place[0]) &&
    typeof place[1] === 'string'
  );
}
