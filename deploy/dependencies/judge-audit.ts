/** What `npm audit --json` says, as far as it is read. */
export interface AuditReport {
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly (Via | string)[] }>>;
  readonly message?: string;
}

interface Via {
  readonly name: string;
  readonly url: string;
  readonly title: string;
  readonly severity: string;
}

/** An advisory that is lived with, until a day. */
export interface AcceptedAdvisory {
  /** Such as `GHSA-xxxx-xxxx-xxxx`. */
  readonly advisory: string;
  readonly package: string;
  /** Why it does no harm here, or what is waited for. */
  readonly reason: string;
  /** The last day, such as `2027-02-28`. */
  readonly until: string;
}

/** A sentence for each advisory that somebody has to act on; undefined where the report says nothing. */
export function judgeAudit(
  { vulnerabilities }: AuditReport,
  accepted: readonly AcceptedAdvisory[],
  today: string,
): string[] | undefined {
  if (!vulnerabilities) return undefined;
  const found = Object.values(vulnerabilities).flatMap(({ via }) =>
    via.filter((one): one is Via => typeof one === 'object'),
  );
  const byUrl = new Map(found.map((one) => [`${one.url} ${one.name}`, one]));
  const open = [...byUrl.values()].flatMap((one) => sentenceOf(one, accepted, today));
  const idle = accepted
    .filter((entry) => !found.some((one) => isAbout(entry, one)))
    .map(({ advisory }) => `${advisory} is accepted, and found no more: delete its entry.`);
  return [...open, ...idle];
}

function sentenceOf(one: Via, accepted: readonly AcceptedAdvisory[], today: string): string[] {
  const entry = accepted.find((each) => isAbout(each, one));
  const what = `${one.name} (${one.severity}): ${one.title}, ${one.url}`;
  if (!entry) return [`${what}. Update it, or accept it with a reason and an end.`];
  if (entry.until < today) return [`${what}. It was accepted until ${entry.until}: decide again.`];
  return [];
}

function isAbout({ advisory, package: name }: AcceptedAdvisory, { url, name: of }: Via): boolean {
  return url.endsWith(`/${advisory}`) && name === of;
}
