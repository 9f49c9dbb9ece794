import { ApiProperty } from '@nestjs/swagger';

export class FoldedStreamDto {
  @ApiProperty({ type: 'integer', description: 'Facts of the stream that have been folded.' })
  folded: number;
}
