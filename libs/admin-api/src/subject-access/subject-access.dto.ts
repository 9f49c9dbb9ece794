import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'HeldDocuments' })
export class HeldDocumentsDto {
  @ApiProperty({ example: 'leads', description: 'The collection.' })
  collection: string;

  @ApiProperty({
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: true,
      description: 'Each collection has members of its own.',
    },
    description: 'As they are kept, without what is sealed.',
  })
  documents: readonly Record<string, unknown>[];
}

@ApiSchema({ name: 'ActOnSubject' })
export class ActOnSubjectDto {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ example: 'contact.read' })
  act: string;

  @ApiProperty({ example: 'sales', description: 'The role of whoever did it.' })
  role: string;
}

@ApiSchema({ name: 'SubjectAccess' })
export class SubjectAccessDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ example: 'marketing-intake', description: 'The service that holds it.' })
  service: string;

  @ApiProperty({ format: 'date-time', description: 'When it was read.' })
  readAt: string;

  @ApiProperty({ description: 'False if there was more than an answer holds.' })
  complete: boolean;

  @ApiProperty({ type: [HeldDocumentsDto], description: 'By collection; none that is empty.' })
  held: readonly HeldDocumentsDto[];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What is sealed in documents, opened: contact data, addresses of consents.',
  })
  opened: Record<string, unknown>;

  @ApiProperty({
    type: [ActOnSubjectDto],
    description: 'What was done with it, and in which role: the newest 500.',
  })
  acts: readonly ActOnSubjectDto[];
}
