/**
 * A row as `to_jsonb` writes it, with instants as strings. Rows with bytes or large integers cannot be read this way.
 */
export type JsonRow<Row> = {
  readonly [Name in keyof Row]: Extract<Row[Name], bigint | Uint8Array> extends never
    ? Exclude<Row[Name], Date> | (Extract<Row[Name], Date> extends never ? never : string)
    : never;
};

type InstantOf<Row> = { [Name in keyof Row]: Extract<Row[Name], Date> extends never ? never : Name }[keyof Row];

/** All columns of a row that hold instants; the type requires each. */
export type Instants<Row> = Readonly<Record<InstantOf<Row>, true>>;

/** Converts a row that was read as JSON, beside others in one statement, to what a read of it alone returns. */
export function rowFromJson<Row extends object>(json: JsonRow<Row>, instants: Instants<Row>): Row {
  const read = Object.keys(instants).flatMap((name) => {
    const at: unknown = Reflect.get(json, name);
    return typeof at === 'string' ? [[name, new Date(at)] as const] : [];
  });
  const row: unknown = { ...json, ...Object.fromEntries(read) };
  // The cast: its instants are dates again and nothing else differs, which no type can follow through names.
  return row as Row;
}
