import type { PracticeState } from '#practice/practice-state.ts';

/** Creates a practice server's state in memory; saved as JSON, like the real one. `before`: the initial state. */
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
