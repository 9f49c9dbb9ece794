import type { SignedRequest, Verdict } from './signed-request.js';
import { verifyHubspot } from './verify-hubspot.js';
import { verifyLinkedin } from './verify-linkedin.js';
import { verifyMautic } from './verify-mautic.js';
import { verifyGoogleKey, verifySecretHeader } from './verify-shared-secret.js';
import { verifyStandard } from './verify-standard.js';
import type { WebhookSource } from './webhook-source.js';

/** Whether a request is from the source, as the source signs. `parsed` reads its body, where that holds the secret. */
export function verdictOn(
  { scheme, secrets }: Pick<WebhookSource, 'scheme' | 'secrets'>,
  request: SignedRequest,
  parsed: () => unknown,
): Verdict {
  switch (scheme) {
    case 'standard':
      return verifyStandard(request, secrets);
    case 'hubspot':
      return verifyHubspot(request, secrets);
    case 'mautic':
      return verifyMautic(request, secrets);
    case 'linkedin':
      return verifyLinkedin(request, secrets);
    case 'google':
      return verifyGoogleKey(parsed(), secrets);
    case 'salesforce':
      return verifySecretHeader(request, secrets);
  }
}
