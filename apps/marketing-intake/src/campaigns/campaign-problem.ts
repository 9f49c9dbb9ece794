import { ProblemError, type Problem } from '@smarketing/http';
import {
  CampaignTakenError,
  HomeLeftError,
  NotPlannedError,
  TooManyPartsError,
} from './campaign-refused.js';
import type { CostOutcome } from './campaign-costs.repository.js';
import type { PlanFault } from './plan-campaign.js';

export function noSuchCampaign(campaignId: string): ProblemError {
  return new ProblemError({
    status: 404,
    type: 'no-such-campaign',
    title: 'There is no such campaign',
    detail: `No campaign has the id ${campaignId}. GET /v1/campaigns lists all of them.`,
  });
}

export function invalidPlan(errors: readonly PlanFault[]): Problem {
  const [first] = errors;
  const more = errors.length > 1 ? ` and ${errors.length - 1} more, see errors` : '';
  return {
    status: 422,
    type: 'invalid-request',
    title: 'The request is not valid',
    detail: `${first?.pointer || 'The request'}: ${first?.detail}${more}.`,
    errors,
  };
}

/** A refusal of the rules as a problem; any other error is thrown on. */
export function tellRefused(error: unknown): never {
  if (error instanceof CampaignTakenError) throw new ProblemError(taken(error), { cause: error });
  if (error instanceof NotPlannedError) {
    const problem = {
      status: 409,
      type: 'campaign-not-planned',
      title: 'The campaign was not planned by hand',
      detail:
        'Visits have named this campaign, and nobody has planned it. Plan it with POST /v1/campaigns and its source, medium and campaign under utm: it keeps its id.',
    };
    throw new ProblemError(problem, { cause: error });
  }
  if (error instanceof HomeLeftError) {
    const detail = `must still cover ${JSON.stringify(error.triple)} (source, medium, campaign): leads have the id of this campaign by it`;
    throw new ProblemError(invalidPlan([{ pointer: '/utm', detail }]), { cause: error });
  }
  if (error instanceof TooManyPartsError) {
    const detail = `cover more than ${error.most.toLocaleString('en')} campaigns that visits have named: narrow the patterns`;
    throw new ProblemError(invalidPlan([{ pointer: '/utm', detail }]), { cause: error });
  }
  throw error;
}

const whatIsTaken = {
  code: 'The code',
  platformIds: 'One of the platform’s ids',
  utm: 'One of the UTM triples',
} as const;

function taken({ what, campaignId }: CampaignTakenError): Problem {
  return {
    status: 409,
    type: 'campaign-exists',
    title: 'Another campaign has it already',
    detail: `${whatIsTaken[what]} is that of campaign ${campaignId}. Change that one with PATCH /v1/campaigns/${campaignId}, or leave it out here.`,
    extra: { campaignId },
  };
}

/** Why nothing was recorded of a row of costs. */
export function problemOfCost(outcome: Extract<CostOutcome, { refused: string }>): Problem {
  switch (outcome.refused) {
    case 'unknown-campaign':
      return {
        status: 422,
        type: 'unknown-campaign',
        title: 'The campaign is not known',
        detail:
          'No campaign has this id, code or name, or this id of the platform. Plan it with POST /v1/campaigns, or name another one.',
      };
    case 'ambiguous-campaign':
      return {
        status: 422,
        type: 'ambiguous-campaign',
        title: 'Several campaigns are called so',
        detail: `It could be any of ${outcome.campaignIds.join(', ')}: name the one by campaignId.`,
        extra: { campaignIds: outcome.campaignIds },
      };
    case 'other-currency':
      return {
        status: 422,
        type: 'other-currency',
        title: 'The day has a cost in another currency',
        detail: `Another campaign of the same platform has a cost in ${outcome.currency} on this day, and currencies are never added. Give accounts in different currencies names of their own, such as google-ads-us.`,
      };
  }
}
