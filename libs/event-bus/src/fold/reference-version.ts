/** The version of what decides, such as the playbook's; undefined where it has none. */
export function versionOf(reference: unknown): number | undefined {
  return (reference as { version?: number } | undefined)?.version;
}
