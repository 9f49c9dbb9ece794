export const suggestionStates = ['raised', 'validated', 'declined'] as const;
export type SuggestionState = (typeof suggestionStates)[number];
