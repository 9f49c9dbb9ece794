import {
  ApiProperty,
  ApiPropertyOptional,
  ApiSchema,
  type ApiPropertyOptions,
} from '@nestjs/swagger';
import { playbookSchema, type Playbook } from '@smarketing/playbook';
import { openApiSchema } from './open-api-schema.js';

/** The document; its properties are documented by the schema that it is checked by. */
@ApiSchema({
  name: 'Playbook',
  description:
    'What marketing and sales agreed on. The README of the playbook library explains it.',
})
export class PlaybookDto {}

const sections = playbookSchema['properties'] as Record<keyof Playbook, Record<string, unknown>>;
for (const [section, schema] of Object.entries(sections)) {
  const { required, ...rest } = openApiSchema(schema);
  const options = { ...rest, ...(required !== undefined && { required, selfRequired: true }) };
  ApiProperty(options as ApiPropertyOptions)(PlaybookDto.prototype, section);
}

export class PlaybookVersionDto {
  @ApiProperty({ type: 'integer', description: '1 and up.' })
  version: number;

  @ApiProperty({ type: Date, description: 'When it came or comes into force.' })
  effectiveFrom: Date | string;
}

export class WholePlaybookVersionDto extends PlaybookVersionDto {
  @ApiProperty({ type: PlaybookDto, description: 'In the shape that playbooks have today.' })
  document: object;
}

export class PlaybookVersionsDto {
  @ApiProperty({ type: [PlaybookVersionDto], description: 'Newest first.' })
  items: PlaybookVersionDto[];
}

/** What the problem `outdated-playbook` says beside what every problem says. */
export class OutdatedPlaybook {
  @ApiPropertyOptional({ type: 'integer', description: 'The newest version.', example: 4 })
  newest?: number;
}
