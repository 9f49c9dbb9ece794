export interface Utm {
  source?: string;
  medium?: string;
  campaign?: string;
  term?: string;
  content?: string;
}

/** A campaign as a visit's UTM parameters name it. */
export interface SeenCampaign {
  /** Source, medium and campaign in lower case as one text: unique for each campaign. */
  readonly utmKey: string;
  readonly code: string;
  readonly source?: string;
  readonly medium?: string;
}

/** Undefined where the visit names no campaign. Letter case and surrounding blanks do not matter. */
export function campaignOfUtm(utm: Utm | undefined): SeenCampaign | undefined {
  const code = plain(utm?.campaign);
  if (!code) return undefined;
  const source = plain(utm?.source);
  const medium = plain(utm?.medium);
  return {
    utmKey: JSON.stringify([source, medium, code]),
    code,
    ...(source && { source }),
    ...(medium && { medium }),
  };
}

function plain(value: string | undefined): string {
  return value?.trim().normalize('NFC').toLowerCase() ?? '';
}
