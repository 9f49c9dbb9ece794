import { Controller, Get, Headers, Param, ParseIntPipe, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { PlaybookReference } from '@smarketing/event-bus';
import { ApiProblem, ProblemError } from '@smarketing/http';
import { playbookYaml, type Playbook } from '@smarketing/playbook';
import type { FastifyReply } from 'fastify';
import { PlaybookRepository, type PlaybookVersion } from './playbook.repository.js';

@ApiTags('playbook')
@ApiBearerAuth()
@Controller('v1/playbook')
@Roles('marketing', 'sales', 'revops', 'ops', 'service')
export class PlaybookController {
  constructor(
    private readonly inForce: PlaybookReference,
    private readonly playbooks: PlaybookRepository,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The playbook in force',
    description: 'As JSON, or with Accept: application/yaml the document alone, for people.',
  })
  @ApiProduces('application/json', 'application/yaml')
  @ApiOkResponse({ description: '{ version, effectiveFrom, document }' })
  @ApiProblem(503, 'No playbook is in force yet. Try again in a moment.')
  async current(
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlaybookVersion | string> {
    const { version } = await this.inForce.load();
    return this.answer(version, accept, reply);
  }

  @Get('versions/:version')
  @ApiOperation({ summary: 'One version of the playbook, as it was published' })
  @ApiProduces('application/json', 'application/yaml')
  @ApiOkResponse({ description: '{ version, effectiveFrom, document }' })
  @ApiProblem(404, 'There is no such version.')
  async version(
    @Param('version', ParseIntPipe) version: number,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlaybookVersion | string> {
    return this.answer(version, accept, reply);
  }

  private async answer(
    version: number,
    accept: string | undefined,
    reply: FastifyReply,
  ): Promise<PlaybookVersion | string> {
    const versions = await this.playbooks.versions();
    const found = versions.find((one) => one.version === version);
    if (!found) {
      throw new ProblemError({
        status: 404,
        type: 'unknown-playbook-version',
        detail: `There is no version ${version} of the playbook. Published are: ${versions.map((one) => one.version).join(', ')}.`,
      });
    }
    if (!wantsYaml(accept)) return found;
    void reply.header('content-type', 'application/yaml; charset=utf-8');
    return playbookYaml(found.document as Playbook);
  }
}

function wantsYaml(accept = ''): boolean {
  return /\b(application|text)\/(x-)?yaml\b/i.test(accept);
}
