/** The key of a commitment, by its id in the playbook. */
export function commitmentSubject(id: string): string {
  return `commitment:${id}`;
}
