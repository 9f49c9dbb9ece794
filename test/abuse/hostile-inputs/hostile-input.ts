/** An input made to take long, beside a harmless one of about the same size. */
export interface HostileInput<T> {
  /** What is hostile about it, such as `of 520,000 small elements`. */
  readonly name: string;
  readonly hostile: T;
  readonly harmless: T;
}

/** As many of `item` as fit into so many characters, `before` and `after` included. */
export function filled(characters: number, item: string, before = '', after = ''): string {
  const room = characters - before.length - after.length - item.length;
  return before + item.repeat(Math.max(1, Math.floor(room / item.length))) + after;
}
