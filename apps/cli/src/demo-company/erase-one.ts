import type { Services } from '../http/services.js';

/**
 * Somebody who had asked for a newsletter asks to be forgotten. Only where nobody was erased before: of
 * those nothing is left by which a second play of the quarter could know them again.
 */
export async function eraseOne({ intake, corrections }: Services, at: Date): Promise<void> {
  const { items } = await corrections.get('/v1/erasures', { query: { limit: 1 } });
  if (items.length > 0) return;
  const { leadId } = await intake.post('/v1/leads', {
    body: {
      contact: { email: 'forget.me@demo.example', firstName: 'Mona', lastName: 'Weiss' },
      profile: { country: 'DE' },
      channel: 'email',
      touchpoint: { kind: 'form' },
      occurredAt: at.toISOString(),
    },
  });
  await corrections.post('/v1/leads/{id}/erasure', {
    path: { id: leadId },
    body: { ground: 'request' },
  });
}
