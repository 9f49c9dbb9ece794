const longest = 1_000;
const mostRounds = 3;
const email = /@|[([{]\s*at\s*[)\]}]|\sat\s\S{1,80}\sdot\s/iu;
const phone = /(?:\+[\s(]{0,9}\p{Nd}|(?<!\p{Nd})0)(?:[\s.\p{Pd}/()+]{0,9}\p{Nd}){6}/u;
/** As they are written in America: an area in brackets, or groups of three, three and four. */
const grouped =
  /\(\p{Nd}{3}\)[\s.\p{Pd}]?\p{Nd}{3}[\s.\p{Pd}]?\p{Nd}{4}(?!\p{Nd})|(?<!\p{Nd})\p{Nd}{3}[\s.\p{Pd}]\p{Nd}{3}[\s.\p{Pd}]\p{Nd}{4}(?!\p{Nd})/u;
const control = /\p{Cc}/u;
const printableAscii = /^[\x20-\x7e]*$/;
const unseen = /[\p{Cf}\p{DI}]/gu;
const pileOfMarks = /\p{M}{17}/u;
const nested = /%(?:25)+(?=[0-9a-f]{2})/giu;
const escaped = /(?:%[0-9a-f]{2})+/giu;
const isEscaped = /%[0-9a-f]{2}/iu;

const year = '(?:19|20)[0-9]{2}';
const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12][0-9]|3[01])';
const time = '(?:[t _-]?(?:[01][0-9]|2[0-3])[:.h]?[0-5][0-9](?![0-9]))?';
/** Dates, of which campaigns are full: year first, day or month first, or two of month and day. */
const dates = new RegExp(
  [
    `(?<![0-9])${year}([-_./ ]?)${month}\\1${day}${time}(?![0-9])`,
    `(?<![0-9])(?:${day}|[1-9])([-_./ ])(?:${day}|[1-9])\\2(?:${year}|[0-9]{2})(?![0-9])`,
    `(?<![0-9])${day}\\.${month}\\.(?![0-9])`,
    `(?<![0-9])${month}${day}[-_]${month}${day}(?![0-9])`,
    `(?<![0-9])${year}[-_./ ]${month}(?![0-9])`,
  ].join('|'),
  'giu',
);

/** A UUID, or 16 to 60 hexadecimal digits with letters among them: nobody's number, whatever it holds. */
const machineId =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[0-9]{0,59}[a-f])[0-9a-f]{16,60})$/i;

/** An id such as machines give to things. */
export function isMachineId(text: string): boolean {
  return machineId.test(text);
}

/**
 * Could the text, in whatever spelling, be an e-mail address or a phone number (seven digits or more
 * behind a plus or a zero, whatever stands between them, or grouped as in America), or hold control
 * characters? Dates are none, and neither are the bare numbers by which advertisers name campaigns.
 * What is too long to look into, or escaped more than three times over, is taken to be personal.
 */
export function looksPersonal(text: string): boolean {
  if (text.length > longest) return true;
  if (isMachineId(text)) return false;
  const plain = plainText(text);
  if (plain.length > longest) return true;
  if (email.test(plain) || control.test(plain) || isEscaped.test(plain)) return true;
  if (!phone.test(plain) && !grouped.test(plain)) return false;
  const rest = plain.replaceAll(dates, ' ');
  return phone.test(rest) || grouped.test(rest);
}

/** Could the text, in whatever spelling, be an e-mail address? Of an id, which may look like any number. */
export function isEmailLike(text: string): boolean {
  if (text.length > longest) return true;
  const plain = plainText(text);
  return plain.length > longest || email.test(plain) || isEscaped.test(plain);
}

/**
 * As a reader sees it: compatibility forms, signs that nobody sees and percent escapes resolved, these
 * up to three times over. Of a text of up to 1,000 characters; a longer one is given back as it is.
 */
export function plainText(text: string): string {
  if (text.length > longest) return text;
  let plain = visible(text);
  for (let round = 0; round < mostRounds && isEscaped.test(plain); round += 1) {
    plain = visible(unescaped(plain));
  }
  return plain;
}

function visible(text: string): string {
  if (printableAscii.test(text)) return text;
  const seen = text.replaceAll(unseen, '');
  return pileOfMarks.test(seen) ? seen : seen.normalize('NFKC');
}

/** Bytes that are no UTF-8 become replacement characters: they must not hide the others. */
function unescaped(text: string): string {
  return text
    .replaceAll(nested, '%')
    .replaceAll(escaped, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}
