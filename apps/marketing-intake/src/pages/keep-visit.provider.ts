import { looksPersonal } from '../capture/looks-personal.js';
import type { PageMessage } from './read-message.js';
import type { PageVisit, PageVisitor } from './page-visitor.schema.js';

/** Of a visitor whom nobody knows: the first ones, which tell what brought them, and the last ones. */
const firstKept = 10;
const lastKept = 30;
const longest = 120;

/** A visit as it is kept; what looks like contact data in a link is left out. */
export function visitOf({ utm }: PageMessage, at: Date): PageVisit {
  const kept = (['source', 'medium', 'campaign'] as const).flatMap((name) => {
    const text = utm?.[name]?.trim() ?? '';
    const isKept = text !== '' && text.length <= longest && !looksPersonal(text);
    return isKept ? [[name, text] as const] : [];
  });
  return { at, ...Object.fromEntries(kept) };
}

/** The visitor after one more visit, of which it is not known whose it is. */
export function keepVisit(
  visitor: PageVisitor | undefined,
  id: string,
  visit: PageVisit,
): PageVisitor {
  const visits = [...(visitor?.visits ?? []), visit];
  const kept =
    visits.length > firstKept + lastKept
      ? [...visits.slice(0, firstKept), ...visits.slice(-lastKept)]
      : visits;
  return { _id: id, visits: kept, at: visit.at };
}
