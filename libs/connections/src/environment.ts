export type Environment = Readonly<Record<string, string | undefined>>;

/** The value without space around it; an empty variable counts as not set. */
export function given(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}
