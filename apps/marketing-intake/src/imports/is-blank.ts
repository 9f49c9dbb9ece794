const visible = /[^\s\p{Cf}\p{Cc}]/u;

/** Is there nothing in the text that a reader would see: blanks of any kind, or signs without width? */
export function isBlank(text: string): boolean {
  return text === '' || !visible.test(text);
}
