import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class RotationDto {
  @ApiProperty({ example: '9f86d081884c7d65', description: 'Which key is in use; not the key.' })
  current: string;

  @ApiProperty({ description: 'Whether the instance that answers holds a second key.' })
  holdsFormer: boolean;

  @ApiPropertyOptional({ format: 'date-time', description: 'When the last rotation began.' })
  startedAt?: Date;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When it was done: from then on the former key can be taken away.',
  })
  finishedAt?: Date;

  @ApiProperty({ type: 'integer', description: 'Keys of entries that it has wrapped so far.' })
  rewrapped: number;

  @ApiProperty({ type: 'integer', description: 'Keys that are not under the current one yet.' })
  left: number;

  @ApiProperty({ type: 'integer', description: 'Of these, keys that no master key opens.' })
  broken: number;
}
