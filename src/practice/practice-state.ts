/** Where a practice server keeps its state between two runs. Every call is done when it returns. */
export interface PracticeState {
  /** What was saved last; null at the first start. */
  load(): unknown;
  save(state: unknown): void;
  /** `name` is made of letters, digits, dots and hyphens. */
  saveBlob(name: string, bytes: Uint8Array): void;
  loadBlob(name: string): Uint8Array | null;
}
