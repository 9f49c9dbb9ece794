import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { UnitOfWork } from '@smarketing/event-bus';
import { ApiProblem, IfMatch, type Precondition } from '@smarketing/http';
import { describeLead } from '../capture/describe-lead.js';
import { leads } from '../capture/leads.view.js';
import { noSuchLead } from '../capture/no-such-lead.js';
import { refuseErased } from '../erasure/refuse-erased.js';
import { noSuchImport } from '../imports/answer-upload.js';
import { ImportRepository } from '../imports/import.repository.js';
import {
  CorrectFirstTouchDto,
  CorrectImportDto,
  FirstTouchDto,
  ImportCorrectedDto,
} from './first-touch.dto.js';
import { FirstTouchRepository } from './first-touch.repository.js';
import { CorrectionReader } from './read-correction.provider.js';

const mostAtOnce = 500;

@ApiTags('leads')
@Controller('v1')
@Roles('revops')
export class FirstTouchController {
  constructor(
    private readonly corrections: CorrectionReader,
    private readonly firstTouches: FirstTouchRepository,
    private readonly imports: ImportRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Post('leads/:id/first-touch')
  @HttpCode(200)
  @ApiOperation({ summary: 'Correct the channel or the time of the first contact' })
  @ApiOkResponse({ type: FirstTouchDto })
  @ApiProblem(404, 'no-such-lead', 'No lead has this id.')
  @ApiProblem(410, 'lead-erased', 'The lead was erased.')
  async correctFirstTouch(
    @Param('id', ParseUUIDPipe) leadId: string,
    @Body() given: CorrectFirstTouchDto,
    @IfMatch() precondition: Precondition,
  ): Promise<FirstTouchDto> {
    const correction = await this.corrections.read(given);
    return this.unitOfWork.run(async (work) => {
      const before = await work.load(leads, leadId);
      if (before) refuseErased(before);
      if (before) precondition.mustHold(describeLead(before));
      const found = await this.firstTouches.correct(work, leadId, correction, new Date());
      if (!found) throw noSuchLead(leadId);
      const { lead, changed } = found;
      if (changed) work.record({ act: 'lead.correct-first-touch', on: `lead/${leadId}` });
      return { leadId, channel: lead.channel, capturedAt: lead.capturedAt, changed };
    });
  }

  @Post('imports/:id/first-touch')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Correct the channel of the leads that an import brought in: 500 per request, until next is null',
  })
  @ApiOkResponse({ type: ImportCorrectedDto })
  @ApiProblem(404, 'no-such-import', 'No import has this id.')
  async correctFirstTouchOfImport(
    @Param('id', ParseUUIDPipe) importId: string,
    @Body() { channel, from, reason, after }: CorrectImportDto,
  ): Promise<ImportCorrectedDto> {
    const correction = await this.corrections.read({ channel, reason });
    if (!(await this.imports.find(importId))) throw noSuchImport(importId);
    return this.unitOfWork.run(
      async (work) => {
        const batch = { now: new Date(), limit: mostAtOnce };
        const which = { importId, from, after };
        const done = await this.firstTouches.correctOfImport(work, which, correction, batch);
        const { corrected, last = null } = done;
        const act = 'import.correct-first-touch';
        if (corrected > 0) work.record({ act, on: `import/${importId}`, counts: { corrected } });
        return { corrected, next: last };
      },
      { lane: 'bulk' },
    );
  }
}
