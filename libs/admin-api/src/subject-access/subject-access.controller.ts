import { Controller, Get, Header, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { Acts, EVENT_BUS_OPTIONS, type EventBusOptions } from '@smarketing/event-bus';
import { HeldOfSubject } from './held-documents.provider.js';
import { OWN_PARTS, type OwnParts } from './own-parts.js';
import { SubjectAccessDto } from './subject-access.dto.js';

const mostActs = 500;

@ApiTags('operations')
@Controller('v1/subject-access')
export class SubjectAccessController {
  constructor(
    private readonly held: HeldOfSubject,
    private readonly acts: Acts,
    private readonly modules: ModuleRef,
    @Inject(EVENT_BUS_OPTIONS) private readonly options: EventBusOptions,
  ) {}

  @Get(':leadId')
  @Roles('revops')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Get all that this service holds of a lead; who read it, and when, is recorded',
    description:
      'For a person who asks what is kept of them. `smarketing privacy export` puts the answers of all services together.',
  })
  @ApiOkResponse({ type: SubjectAccessDto })
  async getSubjectAccess(
    @Param('leadId', ParseUUIDPipe) leadId: string,
  ): Promise<SubjectAccessDto> {
    const on = `lead/${leadId}`;
    if (!(await this.acts.record({ act: 'subject-access.read', on }))) {
      throw new Error('Nobody is known to read it.');
    }
    const { held, isComplete } = await this.held.of(leadId);
    const opened = (await this.ownParts()?.partsOf(leadId)) ?? {};
    const acts = await this.acts.list({ on, limit: mostActs });
    return {
      leadId,
      service: this.options.service,
      readAt: new Date().toISOString(),
      complete: isComplete,
      held,
      opened,
      acts: acts.map(({ at, act, by }) => ({ at: at.toISOString(), act, role: by.role })),
    };
  }

  private ownParts(): OwnParts | undefined {
    try {
      return this.modules.get<OwnParts>(OWN_PARTS, { strict: false });
    } catch {
      return undefined;
    }
  }
}
