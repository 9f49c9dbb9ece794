import {
  applyDecorators,
  Body,
  Controller,
  Get,
  Headers,
  Param,
  ParseIntPipe,
  Post,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import { PlaybookReference } from '@smarketing/playbook/in-force';
import { ApiProblem, Idempotent, ProblemError, type IdempotentRequest } from '@smarketing/http';
import { parsePlaybookApart, playbookYaml, readPublishedPlaybook } from '@smarketing/playbook';
import type { FastifyReply } from 'fastify';
import {
  OutdatedPlaybook,
  PlaybookVersionDto,
  PlaybookVersionsDto,
  WholePlaybookVersionDto,
} from './playbook.dto.js';
import { PublishRequest, sourceIn } from './publish-playbook.dto.js';
import { PublishPlaybook } from './publish-playbook.provider.js';
import { publishProblem, versionIn } from './publish-problem.js';
import { PlaybookRepository } from './playbook.repository.js';

/** An answer that is a playbook, for programs or for people. */
function ApiPlaybook(): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(WholePlaybookVersionDto),
    ApiOkResponse({
      content: {
        'application/json': { schema: { $ref: getSchemaPath(WholePlaybookVersionDto) } },
        'application/yaml': {
          schema: { type: 'string', description: 'The document alone, with Accept.' },
        },
      },
    }),
  );
}

@ApiTags('playbook')
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
    summary: 'Get the playbook in force',
    description: 'As JSON, or with Accept: application/yaml the document alone, for people.',
  })
  @ApiPlaybook()
  async getPlaybook(
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WholePlaybookVersionDto | string> {
    const { version } = await this.inForce.load();
    return this.answer(version, accept, reply);
  }

  @Get('versions')
  @ApiOperation({ summary: 'List the versions of the playbook, newest first' })
  @ApiOkResponse({ type: PlaybookVersionsDto })
  async listPlaybookVersions(): Promise<PlaybookVersionsDto> {
    const versions = await this.playbooks.versions();
    const items = versions.map(({ version, effectiveFrom }) => ({ version, effectiveFrom }));
    return { items: items.toReversed() };
  }

  @Post('versions')
  @Roles('revops')
  @ApiOperation({
    summary: 'Publish the next version of the playbook',
    description:
      'In force from effectiveFrom on. Name by If-Match the newest version, on which your change is based: if two publish at once, one is refused. Without it the change is made to whatever is the newest.',
  })
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The newest version, on which the change is based.',
    example: '"3"',
  })
  @ApiCreatedResponse({ type: PlaybookVersionDto })
  @ApiProblem(
    412,
    'outdated-playbook',
    'Another version has been published since.',
    OutdatedPlaybook,
  )
  @ApiProblem(422, 'invalid-playbook', 'The playbook is not valid: `errors` lists every fault.')
  @ApiProblem(412, 'precondition-failed', 'If-Match is not the number of a version.')
  async publishPlaybook(
    @Body() body: PublishRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Caller() { subject, roles }: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<PlaybookVersionDto> {
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
  @ApiOperation({ summary: 'Get a version of the playbook' })
  @ApiPlaybook()
  @ApiProblem(404, 'no-such-playbook-version', 'No version has this number.')
  async getPlaybookVersion(
    @Param('version', ParseIntPipe) version: number,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WholePlaybookVersionDto | string> {
    return this.answer(version, accept, reply);
  }

  private async answer(
    version: number,
    accept: string | undefined,
    reply: FastifyReply,
  ): Promise<WholePlaybookVersionDto | string> {
    const versions = await this.playbooks.versions();
    const found = versions.find((one) => one.version === version);
    if (!found) {
      throw new ProblemError({
        status: 404,
        type: 'no-such-playbook-version',
        detail: `There is no version ${version} of the playbook. Published versions: ${versions.map((one) => one.version).join(', ')}.`,
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
