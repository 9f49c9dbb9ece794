import { applyDecorators } from '@nestjs/common';
import { ApiProblem } from '@smarketing/http';
import { uploadProblems } from './answer-upload.js';

/** Documents what an upload may be refused for. */
export function ApiUploadProblems(): MethodDecorator {
  return applyDecorators(
    ApiProblem(404, 'no-such-import', 'No import has this id.'),
    ...Object.values(uploadProblems).map(({ status, type, title }) =>
      ApiProblem(status, type, `${title}.`),
    ),
  );
}
