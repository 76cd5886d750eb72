const mostNames = 500;
const unnamed = '';

/**
 * Names for statements by their text, by which PostgreSQL parses and plans each once per connection. Texts that come
 * after the first 500 get none: lists of any length make ever new ones, and each name takes memory on the server.
 */
export function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= mostNames) return unnamed;
    const name = `tambour${names.size}`;
    names.set(sql, name);
    return name;
  };
}
