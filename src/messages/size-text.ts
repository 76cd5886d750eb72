/**
 * Formats a size, with one decimal where it is small: "9.5 MB", "12 MB". `units` go up from bytes, each 1,024 of the
 * one before.
 */
export function sizeText(bytes: number, units: readonly string[], decimalSign: '.' | ','): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const amount = size < 10 && unit > 0 ? size.toFixed(1).replace('.', decimalSign) : Math.floor(size);
  return `${amount} ${units[unit] ?? ''}`;
}
