/** January to December, with the short forms that programs write. */
const names: readonly (readonly string[])[] = [
  [
    'january',
    'januar',
    'jänner',
    'janvier',
    'enero',
    'gennaio',
    'januari',
    'janeiro',
    'jan',
    'janv',
    'ene',
    'gen',
  ],
  [
    'february',
    'februar',
    'feber',
    'février',
    'febrero',
    'febbraio',
    'februari',
    'fevereiro',
    'feb',
    'févr',
    'fév',
    'fev',
  ],
  ['march', 'märz', 'mars', 'marzo', 'maart', 'março', 'mar', 'mär', 'mrz', 'mrt'],
  ['april', 'avril', 'abril', 'aprile', 'apr', 'avr', 'abr'],
  ['may', 'mai', 'mayo', 'maggio', 'mei', 'maio', 'mag'],
  ['june', 'juni', 'juin', 'junio', 'giugno', 'junho', 'jun', 'giu'],
  ['july', 'juli', 'juillet', 'julio', 'luglio', 'julho', 'jul', 'juil', 'lug'],
  ['august', 'août', 'agosto', 'augustus', 'aug', 'ago', 'aoû'],
  ['september', 'septembre', 'septiembre', 'settembre', 'setembro', 'sep', 'sept', 'set'],
  ['october', 'oktober', 'octobre', 'octubre', 'ottobre', 'outubro', 'oct', 'okt', 'ott', 'out'],
  ['november', 'novembre', 'noviembre', 'novembro', 'nov'],
  [
    'december',
    'dezember',
    'décembre',
    'diciembre',
    'dicembre',
    'dezembro',
    'dec',
    'dez',
    'déc',
    'dic',
  ],
];

const months = new Map(
  names.flatMap((all, index) => all.map((name) => [foldedMonth(name), index + 1] as const)),
);

/** 1 to 12 for the name of a month in English, German, French, Spanish, Italian, Dutch or Portuguese. */
export function monthNamed(word: string): number | undefined {
  return months.get(foldedMonth(word));
}

/** Accents are often lost on the way. */
function foldedMonth(word: string): string {
  return word.toLowerCase().replace(/\.$/, '').normalize('NFD').replaceAll(/\p{M}/gu, '');
}
