export const sides = ['marketing', 'sales'] as const;
export type Side = (typeof sides)[number];

export const suggestionTopics = [
  'scoring',
  'routing',
  'content',
  'campaign',
  'service-level',
  'process',
  'other',
] as const;
export type SuggestionTopic = (typeof suggestionTopics)[number];

export const declineReasons = [
  'no-evidence',
  'too-costly',
  'already-done',
  'not-agreed',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];
