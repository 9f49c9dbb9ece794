import { Injectable } from '@nestjs/common';
import { ProblemError } from '@smarketing/http';
import { channelOf } from '@smarketing/playbook';
import { PlaybookReference } from '@smarketing/playbook/in-force';
import { looksPersonal } from '../capture/looks-personal.js';
import { readTyped } from '../capture/typed-text.js';
import type { CampaignRule } from './campaign-rules.js';
import type { Campaign } from './campaign.schema.js';
import type { ChangeCampaignRequest } from './campaign.dto.js';
import type { Planning } from './campaign-plans.repository.js';
import { invalidPlan } from './campaign-problem.js';
import { platformIdOf } from './describe-campaign.js';
import { readPlan, type CampaignPlan, type PlanInput, type PlanTerms } from './plan-campaign.js';

/** Reads plans under the playbook in force. */
@Injectable()
export class PlanReader {
  constructor(private readonly playbooks: PlaybookReference) {}

  async read(input: PlanInput): Promise<{ plan: CampaignPlan; planning: Planning }> {
    const { terms, planning } = await this.terms();
    return { plan: planOf(input, terms), planning };
  }

  /** What a change makes of the campaign that it finds. */
  async readChange(
    change: ChangeCampaignRequest,
  ): Promise<{ planOf: (before: Campaign) => CampaignPlan; planning: Planning }> {
    const { terms, planning } = await this.terms();
    return { planOf: (before) => planOf(changed(before, change), terms), planning };
  }

  private async terms(): Promise<{ terms: PlanTerms; planning: Planning }> {
    const { document, version } = await this.playbooks.load();
    return {
      terms: {
        readTyped,
        looksPersonal,
        channels: document.lists.channel.map(({ name }) => name),
        channelOf: (visit: CampaignRule) => channelOf(document, visit),
      },
      planning: { now: new Date(), playbook: version },
    };
  }
}

function planOf(input: PlanInput, terms: PlanTerms): CampaignPlan {
  const { plan, faults } = readPlan(input, terms);
  if (!plan) throw new ProblemError(invalidPlan(faults));
  return plan;
}

/** What is not said stays as it is; null takes it away. */
function changed(before: Campaign, change: ChangeCampaignRequest): PlanInput {
  return {
    code: change.code ?? before.code,
    name: change.name === undefined ? before.name : change.name,
    channel: change.channel ?? before.channel,
    utm: change.utm ?? before.utm,
    platformIds: change.platformIds ?? (before.platformKeys ?? []).map(platformIdOf),
    budget: change.budget === undefined ? before.budget : change.budget,
    from: change.from === undefined ? before.from : change.from,
    to: change.to === undefined ? before.to : change.to,
  };
}
