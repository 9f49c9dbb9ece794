import { Injectable } from '@nestjs/common';
import { UnitOfWork, causeOfOneOfMany, causeOfRequest, newActId } from '@smarketing/event-bus';
import { documentOf, inSlices, problemOf, readRow } from '@smarketing/http';
import { logger } from '@smarketing/ops';
import { answerOf } from './answer-capture.js';
import type { CaptureCommand } from './capture-command.js';
import { CaptureLeadDto, type BatchResultDto } from './capture.dto.js';
import { CaptureRepository, outcomesOf } from './capture.repository.js';
import { CurrentTerms } from './capture-terms.provider.js';
import { isolateFaults } from './isolate-faults.js';
import { readCapture, type CaptureTerms } from './read-capture.js';
import { faultsOfFields, rowProblem } from './refuse-capture.js';

type ReadItem = { command: CaptureCommand } | { problem: object };

/** Captures the rows of one request in one transaction; each row has a result of its own. */
@Injectable()
export class CaptureBatch {
  constructor(
    private readonly terms: CurrentTerms,
    private readonly unitOfWork: UnitOfWork,
    private readonly captures: CaptureRepository,
  ) {}

  async capture(rows: readonly unknown[]): Promise<BatchResultDto[]> {
    const terms = await this.terms.load();
    const actId = newActId();
    const request = causeOfRequest();
    const results: BatchResultDto[] = rows.map(() => ({}));
    const good: { index: number; command: CaptureCommand }[] = [];
    const items = await inSlices(rows, (row) => readItem(row, terms));
    items.forEach((item, index) => {
      if ('command' in item) {
        const cause = causeOfOneOfMany(request);
        good.push({ index, command: { ...item.command, cause } });
      } else results[index] = item;
    });
    await isolateFaults(
      good,
      async (part) => {
        const commands = part.map(({ command }) => command);
        const captured = await this.unitOfWork.run(
          async (work) => {
            const outcomes = await this.captures.captureAll(work, commands);
            work.record({ id: actId, act: 'lead.batch', counts: outcomesOf(outcomes) });
            return outcomes;
          },
          { lane: 'bulk' },
        );
        captured.forEach((one, at) => {
          const { index, command } = part[at]!;
          results[index] = answerOf(command, one);
        });
      },
      async ({ index }, error) => {
        logger.error({ err: error, index }, 'A row of a batch could not be stored.');
        results[index] = { problem: documentOf(problemOf(error)) };
      },
    );
    return results;
  }
}

function readItem(row: unknown, terms: CaptureTerms): ReadItem {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return { problem: rowProblem([{ pointer: '', detail: 'must be a JSON object' }]) };
  }
  const { value: lead, faults } = readRow(CaptureLeadDto, row);
  if (faults.length > 0) return { problem: rowProblem(faults) };
  const { command, problems } = readCapture(lead, 'batch', terms);
  return command ? { command } : { problem: rowProblem(faultsOfFields(problems)) };
}
