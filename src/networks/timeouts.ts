/** Milliseconds that each kind of request may take, from its first byte to its last. */
export interface Timeouts {
  readonly readMs: number;
  readonly sendMs: number;
  readonly uploadMs: number;
  /** `pollMs`: between two checks of media in processing; `processingMs`: how long to go on checking. */
  readonly pollMs: number;
  readonly processingMs: number;
}
