const day = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day that the calendar has, as `yyyy-MM-dd`, from 2000 on. */
export function isDay(text: string): boolean {
  const [, year, month, date] = day.exec(text) ?? [];
  if (year === undefined || Number(year) < 2000) return false;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  return at.toISOString().startsWith(text);
}
