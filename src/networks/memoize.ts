/** Enough for the texts of one draft and of the next. */
const maxTexts = 8;

/** Caches a pure function's results for the last few texts. */
export function memoize<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    const [oldest] = made.keys();
    if (made.size >= maxTexts && oldest !== undefined) made.delete(oldest);
    made.set(text, value);
    return value;
  };
}
