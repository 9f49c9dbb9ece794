/** `smarketing.lead.profile-updated.v1` → `lead profile updated`. */
export function factName(type: string): string {
  return type
    .replace(/^smarketing\./, '')
    .replace(/\.v\d+$/, '')
    .replaceAll(/[.-]/g, ' ');
}
