import type { PracticeState } from '#practice/practice-state.ts';

/**
 * Makes a practice server's state that ends with the test; through JSON, as the real one. `before` is what it begins
 * with.
 */
export function memoryState(before: unknown = null): PracticeState {
  let kept = before === null ? null : JSON.stringify(before);
  const blobs = new Map<string, Uint8Array>();
  return {
    load: () => (kept === null ? null : JSON.parse(kept)),
    save: (state) => {
      kept = JSON.stringify(state);
    },
    saveBlob: (name, bytes) => void blobs.set(name, bytes),
    loadBlob: (name) => blobs.get(name) ?? null,
  };
}
