import { Injectable } from '@nestjs/common';
import {
  UnitOfWork,
  causeOfOneOfMany,
  causeOfRequest,
  newActId,
  type Cause,
} from '@smarketing/event-bus';
import { documentOf, inSlices, problemOf, readRow, type ProblemDocument } from '@smarketing/http';
import { logger } from '@smarketing/observability';
import { CommitTogether } from '../commit/commit-together.provider.js';
import { answerOf } from './answer-capture.js';
import type { CaptureCommand } from './capture-command.js';
import { CaptureLeadDto, type BatchResultDto } from './capture.dto.js';
import { outcomesOf, type Captured } from './captured.js';
import { Captures } from './captures.provider.js';
import { CurrentTerms } from './capture-terms.provider.js';
import { readCapture, type CaptureTerms } from './read-capture.js';
import { faultsOfFields, rowProblem } from './refuse-capture.js';

type ReadItem = { command: CaptureCommand } | { problem: ProblemDocument };

interface Row {
  readonly command: CaptureCommand & { readonly cause: Cause };
  readonly batch: { readonly actId: string; readonly cause: Cause };
}

/** As many as one batch may have. */
const mostAtOnce = 500;
const bulk = { lane: 'bulk' } as const;

/**
 * Captures the rows of a request; each has a result of its own. Rows of requests that come at once
 * are committed together.
 */
@Injectable()
export class CaptureBatch {
  private readonly queue: CommitTogether<Row, Captured>;

  constructor(
    private readonly terms: CurrentTerms,
    private readonly unitOfWork: UnitOfWork,
    private readonly captures: Captures,
  ) {
    this.queue = new CommitTogether(mostAtOnce, (rows) => this.commitAll(rows));
  }

  async capture(rows: readonly unknown[]): Promise<BatchResultDto[]> {
    const terms = await this.terms.load();
    const batch = { actId: newActId(), cause: causeOfRequest() };
    const items = await inSlices(rows, (row) => readItem(row, terms));
    const stored = await Promise.allSettled(items.map((item) => this.store(item, batch)));
    return stored.map((result, index) => {
      if (result.status === 'fulfilled') return result.value;
      const problem = problemOf(result.reason);
      // Nobody's fault: the whole request is to be sent again.
      if (problem.status === 503) throw result.reason;
      logger.error({ err: result.reason, index }, 'A row of a batch could not be stored.');
      return { problem: documentOf(problem) };
    });
  }

  private async store(item: ReadItem, batch: Row['batch']): Promise<BatchResultDto> {
    if ('problem' in item) return item;
    const command = { ...item.command, cause: causeOfOneOfMany(batch.cause) };
    return answerOf(command, await this.queue.commit({ command, batch }));
  }

  private commitAll(rows: readonly Row[]) {
    return this.unitOfWork.run(async (work) => {
      const commands = rows.map(({ command }) => command);
      const captured = await this.captures.captureAll(work, commands);
      for (const [{ actId, cause }, outcomes] of byBatch(rows, captured)) {
        work.record({ id: actId, act: 'lead.batch', counts: outcomesOf(outcomes) }, cause);
      }
      return captured.map((answer) => ({ answer }));
    }, bulk);
  }
}

function byBatch(rows: readonly Row[], captured: readonly Captured[]) {
  const batches = new Map<Row['batch'], Captured[]>();
  rows.forEach(({ batch }, at) => {
    const outcomes = batches.get(batch);
    if (outcomes) outcomes.push(captured[at]!);
    else batches.set(batch, [captured[at]!]);
  });
  return batches;
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
