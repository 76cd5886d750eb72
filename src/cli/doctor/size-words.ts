const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size for people: "12 MB". */
export function sizeWords(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size < 10 && unit > 0 ? size.toFixed(1) : Math.floor(size)} ${units[unit] ?? ''}`;
}
