import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import { RebuildRefusedError, ViewRebuilds } from '@smarketing/event-bus';
import { ApiProblem, ProblemError } from '@smarketing/http';
import { RebuildDto, RebuildRequest, ViewsDto } from './views.dto.js';

@ApiTags('operations')
@Controller('v1/operations/views')
@Roles('ops')
export class ViewsController {
  constructor(private readonly rebuilds: ViewRebuilds) {}

  @Get()
  @ApiOperation({ summary: 'List the views of this service, and which of them can be rebuilt' })
  @ApiOkResponse({ type: ViewsDto })
  async listViews(): Promise<ViewsDto> {
    return { items: await this.rebuilds.list() };
  }

  @Post(':view/rebuild')
  @ApiParam({ name: 'view', example: 'lead_stories' })
  @HttpCode(202)
  @ApiOperation({
    summary: 'Rebuild a view beside the live one, compare the two, switch over',
    description:
      'Resumes a rebuild that was interrupted or ended without a switch. The live view keeps working in the meantime; nothing is published.',
  })
  @ApiResponse({ status: 202, type: RebuildDto })
  @ApiProblem(404, 'rebuild-no-such-view', 'The service has no such view.')
  @ApiProblem(409, 'rebuild-not-rebuildable', 'Commands change the view.')
  @ApiProblem(409, 'rebuild-running', 'Another rebuild of the view is running.')
  async startRebuild(
    @Param('view') view: string,
    @Body() { compareOnly, acceptDifferences, anew }: RebuildRequest,
    @Caller() { subject: by }: CallerIdentity,
  ): Promise<RebuildDto> {
    const order = { by, compareOnly, acceptDifferences, anew };
    return this.rebuilds.start(view, order).catch(tellRefusal);
  }

  @Get(':view/rebuild')
  @ApiParam({ name: 'view', example: 'lead_stories' })
  @ApiOperation({ summary: 'Get the progress of the rebuild of a view, or how it ended' })
  @ApiOkResponse({ type: RebuildDto })
  @ApiProblem(404, 'rebuild-no-such-view', 'The service has no such view.')
  @ApiProblem(404, 'rebuild-no-rebuild', 'The view has not been rebuilt.')
  async getRebuild(@Param('view') view: string): Promise<RebuildDto> {
    return this.rebuilds.progress(view).catch(tellRefusal);
  }

  @Delete(':view/rebuild')
  @ApiParam({ name: 'view', example: 'lead_stories' })
  @ApiOperation({
    summary: 'Give up the rebuild of a view and drop what was rebuilt; the live view stays',
  })
  @ApiOkResponse({ type: RebuildDto })
  @ApiProblem(404, 'rebuild-no-such-view', 'The service has no such view.')
  @ApiProblem(404, 'rebuild-no-rebuild', 'The view has not been rebuilt.')
  @ApiProblem(
    409,
    'rebuild-switching',
    'The view is being switched over, which cannot be given up.',
  )
  async giveUpRebuild(@Param('view') view: string): Promise<RebuildDto> {
    return this.rebuilds.giveUp(view).catch(tellRefusal);
  }
}

const titles: Record<RebuildRefusedError['reason'], string> = {
  'no-such-view': 'The service has no such view',
  'no-rebuild': 'The view has not been rebuilt',
  'not-rebuildable': 'The view cannot be rebuilt',
  running: 'The view is being rebuilt',
  switching: 'The view is being switched over',
};

function tellRefusal(error: unknown): never {
  if (!(error instanceof RebuildRefusedError)) throw error;
  const { reason, message: detail } = error;
  const status = reason === 'no-such-view' || reason === 'no-rebuild' ? 404 : 409;
  throw new ProblemError(
    { status, type: `rebuild-${reason}`, title: titles[reason], detail },
    { cause: error },
  );
}
