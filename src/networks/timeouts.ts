/** Milliseconds that each kind of request may take, from its first byte to its last. */
export interface Timeouts {
  readonly readMs: number;
  readonly sendMs: number;
  readonly uploadMs: number;
  /** Between two looks at a picture that the network still works on, and for how long to look. */
  readonly pollMs: number;
  readonly processingMs: number;
}
