/** What a notice of LinkedIn's says: which answer there is now. */
export type LinkedinNotice =
  | { readonly responseId: string; readonly why?: undefined }
  | { readonly responseId?: undefined; readonly why?: string };

const response = /^urn:li:leadGenFormResponse:([\w.~-]{1,200})$/;

/** Neither id nor reason: it tells of something else, such as an answer that was taken back. */
export function readNotice(body: unknown): LinkedinNotice {
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { type, leadAction: action, leadGenFormResponse: urn } = said;
  if (type !== undefined && type !== 'LEAD_ACTION') return {};
  if (action !== undefined && action !== 'CREATED') return {};
  const responseId = typeof urn === 'string' ? response.exec(urn)?.[1] : undefined;
  if (responseId !== undefined) return { responseId };
  return { why: 'must be the URN of an answer, such as urn:li:leadGenFormResponse:6a2b-1' };
}
