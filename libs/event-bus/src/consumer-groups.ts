/** The consumer groups of a service, without the namespace: that of its views, and what those of its rebuilds begin with. */
export function groupsOf(service: string): {
  readonly consumer: string;
  readonly rebuilds: string;
} {
  return { consumer: service, rebuilds: `${service}.rebuild.` };
}

/** What the groups of those begin with who read along. */
export const tailGroups = 'tail-';
