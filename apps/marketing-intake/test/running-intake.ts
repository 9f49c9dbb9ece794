import {
  answerOf,
  runService,
  type Answer,
  type RunningService,
} from '@smarketing/service-testing';
import type { Document } from 'mongodb';
import { MarketingIntakeModule } from '../src/marketing-intake.module.js';

/** What can be sent: text, bytes or a stream of them. */
export type UploadBody = NonNullable<RequestInit['body']>;

/** The service on a real Kafka and MongoDB, with the default playbook in force. */
export async function runIntake(
  variables: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const intake = await runService(MarketingIntakeModule, { role: 'marketing', variables });
  await intake.agree();
  return intake;
}

export async function createImport(
  intake: RunningService,
  mapping: object,
  format = 'csv',
): Promise<string> {
  const { status, body } = await intake.post('/v1/imports', { name: 'test', format, mapping });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.importId as string;
}

/** Sends a file in one piece, or in pieces as they come. */
export async function upload(
  intake: RunningService,
  importId: string,
  file: UploadBody,
  options: { type?: string; signal?: AbortSignal } = {},
): Promise<Answer> {
  const { type = 'text/csv', signal } = options;
  const authorization = `Bearer ${await intake.tokenOf({ role: 'service' })}`;
  const answer = await fetch(`${intake.service.url}/v1/imports/${importId}/rows`, {
    method: 'PUT',
    headers: { authorization, 'content-type': type, 'if-match': '*' },
    body: file,
    duplex: 'half',
    ...(signal && { signal }),
  } as RequestInit);
  return answerOf(answer);
}

/** All that the database holds, as text: bytes as they are, so that what is sealed stays sealed. */
export async function everythingStored(intake: RunningService): Promise<string> {
  return (await documentsOf(intake)).map(({ text }) => text).join('\n');
}

/** Where in the database the pattern is found, with what stands around it. */
export async function placesOf(intake: RunningService, pattern: RegExp): Promise<string[]> {
  return (await documentsOf(intake)).flatMap(({ place, text }) => {
    const found = pattern.exec(text);
    const around = found && text.slice(Math.max(0, found.index - 20), found.index + 40);
    return found ? [`${place}: ${around}`] : [];
  });
}

async function documentsOf({ db }: RunningService): Promise<{ place: string; text: string }[]> {
  const documents: { place: string; text: string }[] = [];
  for (const { name } of await db.listCollections().toArray()) {
    for await (const document of db.collection(name).find()) {
      const bytes: string[] = [];
      const text = JSON.stringify(withoutBytes(document, bytes));
      documents.push({
        place: `${name} ${String(document._id)}`,
        text: [text, ...bytes].join('\n'),
      });
    }
  }
  return documents;
}

/** In base64, bytes that are sealed may read like any word by chance. */
function withoutBytes(value: unknown, bytes: string[]): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((item) => withoutBytes(item, bytes));
  if ('buffer' in value && value.buffer instanceof Uint8Array) {
    bytes.push(Buffer.from(value.buffer).toString('latin1'));
    return 'bytes';
  }
  const entries = Object.entries(value as Document);
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutBytes(inner, bytes)]));
}
