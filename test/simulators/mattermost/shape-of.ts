/** Kind of value of each key of an answer. Two servers are compared by it. */
export type Shape = string | readonly Shape[] | { readonly [key: string]: Shape };

/** Returns the shape of a value. A list has the shape of its first entry; a key that is an id becomes `<id>`. */
export function shapeOf(value: unknown): Shape {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object') return typeof value;
  const entries = Object.entries(value).map(([key, one]) => [/^[a-z0-9]{26}$/.test(key) ? '<id>' : key, shapeOf(one)]);
  return Object.fromEntries(entries);
}
