const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/** Undoes `escapeText`, once. */
export function unescapeText(text: string): string {
  return text.replaceAll(/&(amp|lt|gt);/g, (entity, name: string) => signs[name] ?? entity);
}
