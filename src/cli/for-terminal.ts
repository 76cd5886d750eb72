/** Words as a terminal may show them: names in them, which people and servers chose, move no cursor and colour nothing. */
export function forTerminal(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, ' ');
}
