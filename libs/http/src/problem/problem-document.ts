import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';

/** One fault of a request; `pointer` for bodies, else the name of the parameter. */
@ApiSchema({ name: 'ProblemFault' })
export class RequestFault {
  @ApiPropertyOptional({ description: 'JSON pointer into the body.', example: '/email' })
  readonly pointer?: string;

  @ApiPropertyOptional({
    description: 'Name of the query or path parameter.',
    example: 'limit',
  })
  readonly parameter?: string;

  @ApiProperty({ description: 'What is wrong there.', example: 'must be an e-mail address' })
  readonly detail: string;
}

@ApiSchema({
  name: 'Problem',
  description:
    'RFC 9457 problem details: what is wrong and what to do about it. Some types have members of their own.',
})
export class ProblemDocument {
  @ApiProperty({
    description: 'Identifies the kind of problem; stable.',
    example: 'urn:smarketing:problem:invalid-request',
  })
  readonly type: string;

  @ApiProperty({
    description: 'The same for every problem of the type.',
    example: 'The request is not valid',
  })
  readonly title: string;

  @ApiProperty({ type: 'integer', description: 'The status of the answer.', example: 422 })
  readonly status: number;

  @ApiProperty({
    description: 'What is wrong with this request, and what to do about it.',
    example: '/email: must be an e-mail address.',
  })
  readonly detail: string;

  @ApiPropertyOptional({
    description: 'The path of the request, without its query.',
    example: '/v1/leads',
  })
  readonly instance?: string;

  @ApiPropertyOptional({
    description: 'The trace under which the logs mention the request.',
    example: '4bf92f3577b34da6a3ce929d0e0e4736',
  })
  readonly traceId?: string;

  @ApiPropertyOptional({
    type: [RequestFault],
    description: 'Every fault of an invalid request.',
  })
  readonly errors?: readonly RequestFault[];

  readonly [extension: string]: unknown;
}
