/** Words for what nobody knows before it is over: of a conversation, of a deal, of a customer. */
const afterwards = new Set(
  [
    'duration dauer gesprächsdauer talktime',
    'closed closedate closedat closing abschluss abschlussdatum',
    'won gewonnen wondate wonat lost verloren lostdate lostat lossreason lostreason verlustgrund',
    'result ergebnis outcome',
    'converted conversion conversiondate converteddate',
    'revenue umsatz invoice rechnung contract vertrag signed unterschrieben payment paid bezahlt',
    'churn churned churndate churnreason cancelled canceled gekündigt',
    'calllength handletime',
  ].flatMap((line) => line.split(' ')),
);
const pairs = [
  'talk time',
  'call length',
  'handle time',
  'close date',
  'deal amount',
  'loss reason',
];

/** Whether a column is called like something that is known only when the outcome is. */
export function isNamedAfterwards(column: string): boolean {
  const words = column
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return words.some((word) => afterwards.has(word)) || pairs.includes(words.slice(-2).join(' '));
}
