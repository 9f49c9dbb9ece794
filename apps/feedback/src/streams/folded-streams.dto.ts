import { ApiProperty } from '@nestjs/swagger';

export class FoldedStreamDto {
  @ApiProperty({ type: 'integer', description: 'Facts of the stream that are folded in.' })
  folded: number;
}
