const email = /@|[([{]\s*at\s*[)\]}]/iu;
const phone = /(?:\+[\s(]*\p{Nd}|(?<!\p{Nd})0)(?:[\s.\p{Pd}/()+]*\p{Nd}){6}/u;
const control = /\p{Cc}/u;
const escaped = /(?:%[0-9a-f]{2})+/giu;

/**
 * Could the text, in whatever spelling, be an e-mail address or a phone number (seven digits or
 * more behind a plus or a zero, whatever stands between them), or hold control characters? Dates and
 * the numbers by which advertisers name campaigns begin otherwise.
 */
export function looksPersonal(text: string): boolean {
  const plain = plainText(text);
  return email.test(plain) || phone.test(plain) || control.test(plain);
}

/** As a reader sees it: compatibility forms, invisible characters and percent escapes resolved. */
export function plainText(text: string): string {
  let plain = visible(text);
  // An escape may hold another one; each round is shorter than the one before.
  for (let round = visible(unescaped(plain)); round !== plain; round = visible(unescaped(plain))) {
    plain = round;
  }
  return plain;
}

function visible(text: string): string {
  return text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
}

/** Bytes that are no UTF-8 become replacement characters: they must not hide the others. */
function unescaped(text: string): string {
  return text.replaceAll(escaped, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}
