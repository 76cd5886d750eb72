/** Origin of a request: the address of the other end of its connection, which may be that of a proxy. */
export interface From {
  readonly peer: string | null;
}

/** Answers requests. */
export type Handler = (request: Request, from: From) => Response | Promise<Response>;

/** A handler for one path. */
export interface Route {
  /** The path, for example "/slack/events". */
  readonly path: string;
  readonly handler: Handler;
}
