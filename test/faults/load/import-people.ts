import { setTimeout as wait } from 'node:timers/promises';
import type { GoodClient } from './good-client.ts';
import type { InventedPeople } from './invented-people.ts';
import type { Journal } from './journal.ts';

interface Contact {
  email: string;
  phone: string;
  firstName: string;
  lastName: string;
  company: string;
}

const mapping = {
  columns: {
    id: 'externalId',
    mail: 'email',
    phone: 'phone',
    first: 'firstName',
    last: 'lastName',
    company: 'company',
    at: 'occurredAt',
    origin: 'channel',
  },
  constants: { externalSystem: 'fair' },
};

/** Imports a file of new leads as the command line does: again from its beginning until it is in. */
export async function importPeople(
  rows: number,
  people: InventedPeople,
  client: GoodClient,
  journal: Journal,
  stopping: AbortSignal,
): Promise<void> {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const lines = Array.from({ length: rows }, (_, row) => {
    const { capture, contact } = people.invent(false);
    journal.contacts.push(contact);
    const { email, phone, firstName, lastName, company } = capture['contact'] as Contact;
    const id = `row-${journal.contacts.length}-${row}`;
    return [id, email, phone, firstName, lastName, company, at, 'event'].join(',');
  });
  const file = [Object.keys(mapping.columns).join(','), ...lines, ''].join('\n');
  const body = { name: `Fair of ${rows}`, format: 'csv', mapping };
  const created = await client.command(
    { service: 'marketing-intake', act: 'import', body: { ...body } },
    '/v1/imports',
  );
  const importId = created.answer?.['importId'];
  if (typeof importId !== 'string') return;
  created.body['rows'] = rows;
  // The import stands from here on; its rows are in when the upload is answered.
  created.outcome = 'pending';
  while (!stopping.aborted) {
    created.attempts += 1;
    const path = `/v1/imports/${importId}/rows`;
    const answer = await client.put('marketing-intake', path, file, 'text/csv');
    if (answer && answer.status < 300 && answer.body['state'] === 'completed') {
      created.answer = answer.body;
      created.outcome = 'acknowledged';
      return;
    }
    created.status = answer?.status ?? 0;
    await wait(500);
  }
  created.outcome = 'unknown';
}
