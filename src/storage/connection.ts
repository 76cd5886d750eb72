/** How to reach the database, as `pg` takes it. */
export type Connection =
  | { readonly connectionString: string }
  /** `host` is the folder of the server's socket. */
  | { readonly host: string; readonly user: string; readonly database: string };
