export function counted(count: number, one: string, many: string): string {
  return `${numeral(count)} ${count === 1 ? one : many}`;
}

export function numeral(count: number): string {
  return count.toLocaleString('de');
}
