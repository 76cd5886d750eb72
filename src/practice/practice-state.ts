import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Storage for a practice server's state between runs. Every call is finished when it returns. */
export interface PracticeState {
  /** Returns the last saved state; null at the first start. */
  load(): unknown;
  save(state: unknown): void;
  /** `name` is made of letters, digits, dots and hyphens. */
  saveBlob(name: string, bytes: Uint8Array): void;
  loadBlob(name: string): Uint8Array | null;
}

/**
 * Stores the state of one practice server in a folder: `<name>.json`, replaced as a whole after each change so that a
 * killed process leaves the old or the new one, and its files in `<name>/`. Throws if the folder is not writable.
 */
export function openPracticeState(folder: string, name: string): PracticeState {
  const file = join(folder, `${name}.json`);
  const blobs = join(folder, name);
  mkdirSync(blobs, { recursive: true, mode: 0o700 });
  return {
    load: () => {
      const bytes = readOrNull(file);
      return bytes === null ? null : JSON.parse(new TextDecoder().decode(bytes));
    },
    save: (state) => replace(file, JSON.stringify(state)),
    saveBlob: (blob, bytes) => replace(join(blobs, checked(blob)), bytes),
    loadBlob: (blob) => readOrNull(join(blobs, checked(blob))),
  };
}

function replace(file: string, content: string | Uint8Array): void {
  const fresh = `${file}.new`;
  writeFileSync(fresh, content, { mode: 0o600, flush: true });
  renameSync(fresh, file);
}

function readOrNull(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function checked(name: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,127}$/.test(name)) throw new Error('a blob with such a name is never kept');
  return name;
}
