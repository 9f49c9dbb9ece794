import type {
  DeadLetter,
  DeadLetterAction,
  DeadLetterShown,
  ParkedWhole,
  Redriven,
} from '@smarketing/event-bus';
import type {
  DeadLetterActionDto,
  DeadLetterDto,
  DeadLetterSheetDto,
  ParkedRecordDto,
  RedrivenDto,
} from './dead-letters.dto.js';

/** What an answer holds, apart from its class. */
type Members<T> = Pick<T, keyof T>;

/** The id of a record as one segment of an address: `leads/bulk/2/17` is `leads:bulk:2:17`. */
export function addressOf(id: string): string {
  return id.replaceAll('/', ':');
}

export function recordAt(address: string): string {
  return address.replaceAll(':', '/');
}

export function deadLetterDto({ id, parkedAt, ...letter }: DeadLetter): Members<DeadLetterDto> {
  return { id: addressOf(id), ...letter, parkedAt: parkedAt.toISOString() };
}

export function sheetDto({ letter, records, actions }: DeadLetterShown): DeadLetterSheetDto {
  return {
    ...deadLetterDto(letter),
    records: records.map(recordDto),
    actions: actions.map(actionDto),
  };
}

function recordDto(record: ParkedWhole): ParkedRecordDto {
  const { id, stream, log, offset, timestamp, parkedAt, headers, body, fault } = record;
  return {
    id: addressOf(id),
    stream,
    log,
    offset,
    timestamp: timestamp.toISOString(),
    parkedAt: parkedAt.toISOString(),
    headers,
    body,
    fault,
  };
}

export function redrivenDto({ fault, ...counts }: Redriven, dryRun: boolean): RedrivenDto {
  return { dryRun, ...counts, fault: fault && { ...fault, id: addressOf(fault.id) } };
}

export function actionDto(done: DeadLetterAction): DeadLetterActionDto {
  const { _id: id, at, by, action, key, letter, stream, sequence, records, reason } = done;
  return {
    id,
    at: at.toISOString(),
    by,
    action,
    key,
    deadLetter: addressOf(letter),
    stream,
    sequence,
    records: records.map(addressOf),
    reason,
    outcome: redrivenDto(done.outcome, false),
  };
}
