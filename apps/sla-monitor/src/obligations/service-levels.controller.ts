import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { Counters } from '@smarketing/event-bus';
import { AgreementReference } from '../agreement/agreement.provider.js';
import { duties } from './duties.view.js';
import { reportServiceLevels } from './report-service-levels.js';
import { ServiceLevelsDto } from './service-levels.dto.js';
import { dutyCounters, levelTallies } from './tally-duties.js';

@ApiTags('service levels')
@Controller('v1/service-levels')
@Roles('marketing', 'sales', 'revops', 'ops')
export class ServiceLevelsController {
  constructor(
    private readonly counters: Counters,
    private readonly agreement: AgreementReference,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List how each service level is kept, over all time' })
  @ApiOkResponse({ type: ServiceLevelsDto })
  async listServiceLevels(): Promise<ServiceLevelsDto> {
    const { version, playbook } = await this.agreement.load();
    const counters = await this.counters.sum(duties.collection, dutyCounters);
    const items = reportServiceLevels(levelTallies(counters), playbook.serviceLevels);
    return { playbook: version, asOf: new Date(), items };
  }
}
