/** Another campaign has the code, a platform's id or a UTM triple of this one already. */
export class CampaignTakenError extends Error {
  override readonly name = 'CampaignTakenError';
  constructor(
    readonly what: 'code' | 'platformIds' | 'utm',
    readonly campaignId: string,
    readonly code?: string,
  ) {
    super(`Another campaign has the ${what} already.`);
  }
}

/** Only visits have named it. */
export class NotPlannedError extends Error {
  override readonly name = 'NotPlannedError';
  constructor(readonly campaignId: string) {
    super('The campaign is not planned by hand.');
  }
}

/** The rules no longer cover the UTM triple by which leads have the campaign's id. */
export class HomeLeftError extends Error {
  override readonly name = 'HomeLeftError';
  constructor(readonly triple: readonly [source: string, medium: string, campaign: string]) {
    super('The rules leave out the triple that the campaign began with.');
  }
}

/** The rules cover more campaigns than one plan may count. */
export class TooManyPartsError extends Error {
  override readonly name = 'TooManyPartsError';
  constructor(readonly most: number) {
    super('The rules cover too many campaigns.');
  }
}
