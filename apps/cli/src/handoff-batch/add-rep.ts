import type { ServiceClient } from '../http/service-client.js';
import { RefusedError } from '../http/service-errors.js';

/** Adds a rep where there is none of the id. One whom somebody has changed since stays as he is. */
export async function addRep(
  reps: ServiceClient<'sales-handoff'>,
  rep: { readonly repId: string; readonly name: string; readonly weight: number },
): Promise<void> {
  try {
    await reps.post('/v1/reps', { body: rep });
  } catch (error) {
    if (!(error instanceof RefusedError && error.status === 409)) throw error;
  }
}
