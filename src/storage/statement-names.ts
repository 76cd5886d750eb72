const mostNames = 500;
const unnamed = '';

/**
 * Returns a function that names statements by their text, so that PostgreSQL parses and plans each once per connection.
 * Texts after the first 500 get no name: lists of varying length make ever new ones, and each name takes memory on the
 * server.
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
