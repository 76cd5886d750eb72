/** As many texts as one draft has, and those of the next. */
const most = 8;

/** What a pure function makes of a text, remembered for the few texts that it was asked of lately. */
export function lately<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    const [oldest] = made.keys();
    if (made.size >= most && oldest !== undefined) made.delete(oldest);
    made.set(text, value);
    return value;
  };
}
