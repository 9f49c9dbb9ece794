const words = {
  en: {
    ask: 'Please confirm',
    about: (label: string) => `You are asked to confirm your consent to: ${label}.`,
    button: 'Yes, I confirm',
    otherwise: 'If you did not ask for this, close this page: nothing happens then.',
    done: 'Thank you',
    doneText: 'Your consent is confirmed. You can withdraw it at any time.',
    gone: 'This link is not valid',
    goneText: 'It may be too old, or it was used already. Please fill in the form again.',
  },
  de: {
    ask: 'Bitte bestätigen Sie',
    about: (label: string) => `Sie werden gebeten, Ihre Einwilligung zu bestätigen: ${label}.`,
    button: 'Ja, ich bestätige',
    otherwise:
      'Wenn Sie das nicht angefragt haben, schließen Sie diese Seite: dann geschieht nichts.',
    done: 'Vielen Dank',
    doneText: 'Ihre Einwilligung ist bestätigt. Sie können sie jederzeit widerrufen.',
    gone: 'Dieser Link ist nicht gültig',
    goneText:
      'Er ist zu alt oder wurde schon benutzt. Bitte füllen Sie das Formular noch einmal aus.',
  },
} as const;
type Language = keyof typeof words;

/** By the header Accept-Language: German where it comes before English. */
export function languageOf(accepted: string | undefined): Language {
  const first = (accepted ?? '')
    .slice(0, 200)
    .toLowerCase()
    .match(/\b(?:de|en)\b/);
  return first?.[0] === 'de' ? 'de' : 'en';
}

export function askPage(language: Language, label: string): string {
  const { ask, about, button, otherwise } = words[language];
  const form = `<form method="post"><button>${escapeHtml(button)}</button></form>`;
  return page(
    language,
    ask,
    `<p>${escapeHtml(about(label))}</p>${form}<p>${escapeHtml(otherwise)}</p>`,
  );
}

export function donePage(language: Language): string {
  const { done, doneText } = words[language];
  return page(language, done, `<p>${escapeHtml(doneText)}</p>`);
}

/** The same whatever is wrong with the link: it does not tell whether anybody is known. */
export function gonePage(language: Language): string {
  const { gone, goneText } = words[language];
  return page(language, gone, `<p>${escapeHtml(goneText)}</p>`);
}

/** What a browser may do with the pages: show them, and send their form back here. */
export const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}button{font:inherit;padding:.6rem 1.2rem}</style>
</head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>
`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
