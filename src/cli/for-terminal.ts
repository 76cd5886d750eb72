/** Replaces control characters, so that names chosen by people and servers move no cursor and colour nothing. */
export function forTerminal(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, ' ');
}

/** Formats an instant in the terminal's English, in a desk's zone, which it names. */
export function whenIn(at: Date, timeZone: string): string {
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);
  return `${when} (${timeZone})`;
}
