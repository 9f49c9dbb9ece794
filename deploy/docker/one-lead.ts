import { InfrastructureError } from '../local/infrastructure/infrastructure.ts';
import { poll } from '../local/infrastructure/poll.ts';
import type { FiveServices } from './five-services.ts';

/** What each service publishes of a lead that asks for a demo; feedback's timeline shows all of it. */
const factOf = {
  'marketing-intake': 'smarketing.lead.captured.v1',
  'lead-scoring': 'smarketing.lead.qualified.v1',
  'sales-handoff': 'smarketing.lead.assigned.v1',
  'sla-monitor': 'smarketing.obligation.armed.v1',
};

const lead = {
  contact: { email: 'ada@engines.example', company: 'Engines', jobTitle: 'Director' },
  profile: { industry: 'manufacturing', companySize: '50-249', country: 'DE' },
  utm: { source: 'google', medium: 'cpc', campaign: 'spring' },
  touchpoint: { kind: 'demo-request' },
};

interface Timeline {
  entries: { type: string }[];
}

/** Captures a lead and waits until the last view tells what every service did with it. In seconds. */
export async function sendOneLead(five: FiveServices): Promise<number> {
  const token = await five.issuer.token('revops');
  const call = async (service: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(five.url(service) + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text);
    throw new Error(`${service} ${path} answered ${answer.status}: ${text}`);
  };
  await soon(() => call('sales-handoff', '/v1/reps', { repId: 'rep-1', name: 'Robin', weight: 1 }));
  // Not before the playbook has arrived, which a capture needs.
  const began = performance.now();
  const captured = await soon(() => call('marketing-intake', '/v1/leads', lead));
  const { leadId } = captured as { leadId: string };
  let missing: string[] = [];
  await soon(
    async () => {
      const told = (await call('feedback', `/v1/leads/${leadId}/timeline`)) as Timeline;
      const types = new Set(told.entries.map(({ type }) => type));
      missing = Object.entries(factOf).flatMap(([service, fact]) =>
        types.has(fact) ? [] : `${fact} of ${service}`,
      );
      return missing.length === 0 || undefined;
    },
    () => `The timeline of the lead lacks ${missing.join(', ') || 'everything'}.`,
  );
  return (performance.now() - began) / 1000;
}

function soon<T>(probe: () => Promise<T | undefined>, why = () => 'The system did not answer.') {
  return poll(probe, {
    deadline: 30_000,
    interval: 50,
    onDeadline: (lastError) =>
      new InfrastructureError(`${why()} ${lastError instanceof Error ? lastError.message : ''}`),
  });
}
