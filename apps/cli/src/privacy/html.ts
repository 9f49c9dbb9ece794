export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A page that needs nothing but itself. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;margin:.3rem 0}td,th{border:1px solid #ccc;padding:.2rem .5rem;text-align:left;vertical-align:top}
.missing{background:#fdd;padding:.5rem}h2{margin-top:2rem;border-bottom:1px solid #ccc}@media print{body{margin:0}}</style>
</head><body><h1>${escapeHtml(title)}</h1>
${body}
</body></html>
`;
}

/** Any JSON as nested tables. */
export function htmlOf(value: unknown): string {
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    return items.length === 0
      ? '–'
      : `<ol>${items.map((one) => `<li>${htmlOf(one)}</li>`).join('')}</ol>`;
  }
  if (typeof value === 'object' && value !== null) {
    const rows = Object.entries(value).map(
      ([name, inner]) => `<tr><th>${escapeHtml(name)}</th><td>${htmlOf(inner)}</td></tr>`,
    );
    return rows.length === 0 ? '–' : `<table>${rows.join('')}</table>`;
  }
  return escapeHtml(typeof value === 'string' ? value : (JSON.stringify(value ?? null) ?? '–'));
}
