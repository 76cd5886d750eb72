import type { PracticeState } from './practice-state.ts';

/** A state that ends with the process. Two servers given the same one follow each other, as after a restart. */
export function inMemoryState(): PracticeState {
  let saved: string | null = null;
  const blobs = new Map<string, Uint8Array>();
  return {
    load: () => (saved === null ? null : JSON.parse(saved)),
    save: (state) => {
      saved = JSON.stringify(state);
    },
    saveBlob: (name, bytes) => {
      blobs.set(name, bytes);
    },
    loadBlob: (name) => blobs.get(name) ?? null,
  };
}
