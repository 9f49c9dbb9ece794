/** Words that ids are made of, and no names. */
const idWords = new Set(
  'account agent crm demo desk east emea employee external hub hubspot key lead manager north owner partner people person pool region rep reps retail sales salesforce seller shared south staff support team test user west worker'.split(
    ' ',
  ),
);
const hexadecimal = /^(?=.*[a-f])[0-9a-f]{16,64}$/i;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ofAnotherSystem = /^(?=(?:.*\d){3})(?=(?:.*[A-Za-z]){2})[A-Za-z0-9]{15,40}$/;
/** So many digits may be a phone number, whatever stands between them. */
const phone = /\d(?:[-_]*\d){6}/;
/** Words of an id as people write them: apart by signs, by digits or by capital letters. */
const words = /\p{Lu}?\p{Ll}+|\p{Lu}{1,64}(?!\p{Ll})/gu;

/**
 * True for the id of a rep that may be his name or phone number: ids travel on facts for good. An id of
 * another system is none, be it hexadecimal, a UUID or letters and digits mixed. The name of a person
 * is a surname with a first name or an initial, or one word of six letters or more.
 */
export function looksLikePerson(repId: string): boolean {
  if (uuid.test(repId) || hexadecimal.test(repId)) return false;
  const names = (repId.match(words) ?? []).filter((word) => !idWords.has(word.toLowerCase()));
  const long = names.filter((word) => word.length >= 3);
  const isName =
    long.length >= 2 ||
    (long.length === 1 && names.length === 2 && long[0]!.length >= 4) ||
    long.some((word) => word.length >= 6);
  if (ofAnotherSystem.test(repId)) return long.some((word) => word.length >= 5) && isName;
  return isName || phone.test(repId);
}
