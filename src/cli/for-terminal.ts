/** Replaces control characters, so that names chosen by people and servers move no cursor and colour nothing. */
export function forTerminal(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, ' ');
}
