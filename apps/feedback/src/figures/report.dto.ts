import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiProblem } from '@smarketing/http';
import { FigureDto } from './figure.dto.js';

/** Documents a report: every number in it is a figure. */
export function ApiReport(summary: string, description: string): MethodDecorator {
  return applyDecorators(
    ApiBearerAuth(),
    ApiOperation({ summary, description }),
    ApiExtraModels(FigureDto),
    ApiOkResponse({
      description: 'The report. Every number in it is a Figure (see schemas).',
      schema: { type: 'object', additionalProperties: true },
    }),
    ApiProblem(401, 'Nobody knows who is asking.'),
    ApiProblem(403, 'The role may not read reports.'),
    ApiProblem(503, 'A dependency is down, or no playbook is in force yet. Try again.'),
  );
}
