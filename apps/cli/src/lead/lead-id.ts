import { CommandError, exitCodes, UsageError } from '../exit-codes.js';
import type { Services } from '../http/services.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The lead that an id means: its own, or one that another system has for it, as system:id. */
export async function leadIdOf({ intake }: Services, id: string): Promise<string> {
  if (uuid.test(id)) return id.toLowerCase();
  const colon = id.indexOf(':');
  if (colon < 1 || colon === id.length - 1) {
    throw new UsageError(
      `${id} is not a lead id. Give the UUID of a lead, or the id that another system has for it as system:id, such as olist:dac32acd4db4c29c230538b72f8dd87d.`,
    );
  }
  const [system, external] = [id.slice(0, colon), id.slice(colon + 1)];
  const { leads } = await intake.post('/v1/leads/resolve', { body: { system, ids: [external] } });
  const leadId = leads[external];
  if (leadId === undefined) throw noSuchLead(id);
  return leadId;
}

export function noSuchLead(id: string): CommandError {
  return new CommandError(
    exitCodes.failed,
    `No service knows the lead ${id}. Check the id; newly captured leads appear within seconds.`,
  );
}
