/** Kind of value of each key of an answer, by which two servers may be compared. */
export type Shape = string | readonly Shape[] | { readonly [key: string]: Shape };

/** The shape of a value: of a list that of its first entry; what is called by an id counts as `<id>`. */
export function shapeOf(value: unknown): Shape {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object') return typeof value;
  const entries = Object.entries(value).map(([key, one]) => [/^[a-z0-9]{26}$/.test(key) ? '<id>' : key, shapeOf(one)]);
  return Object.fromEntries(entries);
}
