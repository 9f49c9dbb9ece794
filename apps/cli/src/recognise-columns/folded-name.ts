/** What two spellings of the name of a column have in common: `E-Mail` is `email`, `Straße` is `strasse`. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
