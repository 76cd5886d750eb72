/** Returns the whole number in a header; null if it holds none, or one too large to be exact. */
export function wholeOf(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^-?\d{1,15}$/.test(header) ? Number(header) : null;
}
