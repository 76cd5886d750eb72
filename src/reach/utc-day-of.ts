/** Returns an instant's day in UTC, such as "2026-11-25". */
export function utcDayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
