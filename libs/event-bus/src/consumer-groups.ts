/**
 * The consumer groups of a service, without the namespace: that of its views, and what those begin with
 * by which it reads topics for another purpose, such as a rebuild.
 */
export function groupsOf(service: string): {
  readonly consumer: string;
  readonly readers: string;
} {
  return { consumer: service, readers: `${service}.` };
}

/** What the groups of those begin with who read along. */
export const tailGroups = 'tail-';
