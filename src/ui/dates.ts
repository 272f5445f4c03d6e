/**
 * A date as a reader writes it, as precise as it was given: `2021-08` becomes "August 2021".
 * `date` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; anything else comes back as it is. `language` is `en`, `zh-Hans` or `zh-Hant`.
 */
export function formatDate(date: string, language: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (!parts) return date;
  const [, year, month, day] = parts;
  const instant = new Date(Date.UTC(Number(year), month ? Number(month) - 1 : 0, day ? Number(day) : 1));
  const shape: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' };
  if (month) shape.month = 'long';
  if (day) shape.day = 'numeric';
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, shape).format(instant);
}
