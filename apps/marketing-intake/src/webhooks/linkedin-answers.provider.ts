import { Injectable } from '@nestjs/common';
import { ProblemError, parseJsonBody } from '@smarketing/http';
import { logger } from '@smarketing/observability';
import { parseAsWritten } from '../imports/parse-json-as-written.js';
import type { LinkedinApi } from './webhook-source.js';

const patience = 5_000;
const mostBytes = 256 * 1024;
const fields = [
  'ownerInfo,associatedEntityInfo,leadMetadataInfo,owner,leadType,versionedLeadGenFormUrn,id',
  'submittedAt,testLead,formResponse,form:(hiddenFields,creationLocale,name,id,content)',
].join();

/** Fetches what somebody has answered in a form of LinkedIn's. */
@Injectable()
export class LinkedinAnswers {
  /** Undefined where LinkedIn has no such answer. Rejects with a ProblemError (503): LinkedIn sends it again. */
  async fetch(responseId: string, { address, token, version }: LinkedinApi): Promise<unknown> {
    const url = `${address}/rest/leadFormResponses/${encodeURIComponent(responseId)}?fields=${fields}`;
    const headers = {
      authorization: `Bearer ${token}`,
      'linkedin-version': version,
      'x-restli-protocol-version': '2.0.0',
    };
    try {
      const signal = AbortSignal.timeout(patience);
      const answer = await fetch(url, { headers, signal, redirect: 'error' });
      if (answer.status === 404 || answer.status === 410) return undefined;
      if (!answer.ok) throw new Error(`LinkedIn answered ${answer.status}.`);
      const bytes = await bytesOf(answer);
      parseJsonBody(bytes);
      return parseAsWritten(bytes.toString('utf8'));
    } catch (error) {
      // What LinkedIn says may hold contact data: of its answers only the status is told.
      const why = error instanceof ProblemError ? 'it was not JSON as expected' : String(error);
      logger.warn({ why }, 'An answer could not be fetched from LinkedIn.');
      throw new ProblemError({
        status: 503,
        type: 'dependency-unavailable',
        title: 'A dependency cannot be reached',
        detail: 'LinkedIn did not hand out the answer. Nothing was changed; send the notice again.',
        headers: { 'retry-after': '60' },
      });
    }
  }
}

async function bytesOf(answer: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > mostBytes) throw new Error('LinkedIn sends more than expected.');
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}
