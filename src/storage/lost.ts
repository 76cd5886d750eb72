/** Reasons why a running Tambour cannot go on with its database. */
export type Lost =
  /** The embedded server went away by itself. */
  | { readonly kind: 'away' }
  /** A newer Tambour has changed the schema, by this migration. */
  | { readonly kind: 'newer'; readonly migration: string };
