import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import { RebuildRefusedError, ViewRebuilds } from '@smarketing/event-bus';
import { ApiProblem, ProblemError } from '@smarketing/http';
import { RebuildDto, RebuildRequest, ViewsDto } from './views.dto.js';

@ApiTags('operations')
@ApiBearerAuth()
@Controller('v1/operations/views')
@Roles('ops')
export class ViewsController {
  constructor(private readonly rebuilds: ViewRebuilds) {}

  @Get()
  @ApiOperation({ summary: 'The views of this service, which of them can be rebuilt and when' })
  @ApiOkResponse({ type: ViewsDto })
  async list(): Promise<ViewsDto> {
    return { items: await this.rebuilds.list() };
  }

  @Post(':view/rebuild')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Fold the view anew from the log beside the live one, compare the two, switch over',
    description:
      'Goes on with a rebuild that was interrupted or ended without a switch. The live view goes on meanwhile; nothing is published.',
  })
  @ApiResponse({ status: 202, type: RebuildDto })
  @ApiProblem(404, 'The service has no such view.')
  @ApiProblem(409, 'Commands change the view, or another rebuild of it is running.')
  async start(
    @Param('view') view: string,
    @Body() { compareOnly, acceptDifferences, anew }: RebuildRequest,
    @Caller() { subject: by }: CallerIdentity,
  ): Promise<RebuildDto> {
    const order = { by, compareOnly, acceptDifferences, anew };
    return this.rebuilds.start(view, order).catch(tellRefusal);
  }

  @Get(':view/rebuild')
  @ApiOperation({ summary: 'How far the rebuild of the view is, or how it ended' })
  @ApiOkResponse({ type: RebuildDto })
  @ApiProblem(404, 'The service has no such view, or nobody has rebuilt it.')
  async progress(@Param('view') view: string): Promise<RebuildDto> {
    return this.rebuilds.progress(view).catch(tellRefusal);
  }

  @Delete(':view/rebuild')
  @ApiOperation({ summary: 'Give the rebuild up and drop what was rebuilt; the live view stays' })
  @ApiOkResponse({ type: RebuildDto })
  @ApiProblem(404, 'The service has no such view, or nobody has rebuilt it.')
  @ApiProblem(409, 'The view is being switched over, which cannot be given up.')
  async giveUp(@Param('view') view: string): Promise<RebuildDto> {
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
