import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import { PlaybookReference } from '@smarketing/event-bus';
import { ApiProblem, Idempotent, ProblemError, type IdempotentRequest } from '@smarketing/http';
import { parsePlaybookApart, playbookYaml, readPublishedPlaybook } from '@smarketing/playbook';
import type { FastifyReply } from 'fastify';
import { PublishRequest, sourceIn } from './publish-playbook.dto.js';
import { PublishPlaybook, type Published } from './publish-playbook.provider.js';
import { publishProblem, versionIn } from './publish-problem.js';
import { PlaybookRepository, type PlaybookVersion } from './playbook.repository.js';

@ApiTags('playbook')
@ApiBearerAuth()
@Controller('v1/playbook')
@Roles('marketing', 'sales', 'revops', 'ops', 'service')
export class PlaybookController {
  constructor(
    private readonly inForce: PlaybookReference,
    private readonly playbooks: PlaybookRepository,
    private readonly publishing: PublishPlaybook,
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

  @Get('versions')
  @ApiOperation({ summary: 'All versions of the playbook, the newest first' })
  @ApiOkResponse({ description: '{ items: [{ version, effectiveFrom }] }' })
  async versions(): Promise<{ items: Omit<PlaybookVersion, 'document'>[] }> {
    const versions = await this.playbooks.versions();
    const items = versions.map(({ version, effectiveFrom }) => ({ version, effectiveFrom }));
    return { items: items.toReversed() };
  }

  @Post('versions')
  @Roles('revops')
  @ApiOperation({
    summary: 'Publish the next version',
    description:
      'In force from effectiveFrom on. If-Match names the newest version, from which the change was made: of two who publish at once one is refused.',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The newest version, as "3".' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ description: '{ version, effectiveFrom }' })
  @ApiProblem(412, 'Another version was published since; `newest` is its number.')
  @ApiProblem(422, 'The document is no playbook, with all that is wrong; or the time is past.')
  @ApiProblem(428, 'If-Match is missing.')
  async publish(
    @Body() body: PublishRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Caller() { subject, roles }: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Published> {
    const after = versionIn(ifMatch);
    const source = sourceIn(body);
    const { effectiveFrom } = body;
    return publishProblem(async () =>
      this.publishing.publish(
        {
          document: await parsePlaybookApart(source),
          after,
          effectiveFrom: effectiveFrom === undefined ? undefined : new Date(effectiveFrom),
          by: { subject, roles: [...roles] },
        },
        request,
      ),
    );
  }

  @Get('versions/:version')
  @ApiOperation({ summary: 'One version of the playbook, in the shape that playbooks have today' })
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
    const document = readPublishedPlaybook(found.document);
    void reply.header('etag', `"${version}"`);
    if (!wantsYaml(accept)) return { ...found, document };
    void reply.header('content-type', 'application/yaml; charset=utf-8');
    return `# Playbook version ${version}\n${playbookYaml(document)}`;
  }
}

function wantsYaml(accept = ''): boolean {
  return /\b(application|text)\/(x-)?yaml\b/i.test(accept);
}
