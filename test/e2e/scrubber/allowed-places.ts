interface AllowedPlace {
  readonly place: RegExp;
  /** Why what a caller said may stand there. */
  readonly reason: string;
}

/** The places where a mark may be found: each is found there in every run, or the list is too long. */
export const allowedPlaces: readonly AllowedPlace[] = [
  {
    place:
      /^(?:database|oplog) intake campaigns (?:utmKey|code|codeKey|name|nameKey|platformKeys|source|medium)$/,
    reason:
      'A campaign is known again by its name and UTM words; they stay in intake, and facts carry its id.',
  },
  {
    place: /^(?:database|oplog) intake (?:leads externalSystems|identities _id)$/,
    reason: 'The name of a system, such as crm, stands before the keyed hash of an id in it.',
  },
  {
    place: /^(?:database|oplog) intake leads corrections reason$/,
    reason:
      'Why revops corrected a first contact; refused where it looks personal, and on no fact.',
  },
  {
    place: /^(?:database|oplog) feedback suggestions (?:title|text|evidence)$/,
    reason: 'Both teams read what is suggested; it stays in feedback, and no fact carries it.',
  },
  {
    place: /^(?:database|oplog) handoff reps (?:diff [ui] )?(?:_id|name|subject)$/,
    reason:
      'A rep is a colleague, whom revops names; facts carry the id, which must not look personal.',
  },
];
