import { copyFile, chmod, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type ReadSettings =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly code: string };

/** Reads the text of a settings file; '' where there is none. */
export async function readSettings(path: string): Promise<ReadSettings> {
  try {
    return { kind: 'read', text: await readFile(path, 'utf8') };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    return error.code === 'ENOENT' ? { kind: 'read', text: '' } : { kind: 'unreadable', code: error.code };
  }
}

export type Written =
  /** `before`: the path at which the previous file is kept; null where there was none. */
  { readonly kind: 'written'; readonly before: string | null } | { readonly kind: 'refused'; readonly code: string };

/**
 * Replaces a settings file at once and whole, readable by its owner alone. The previous one is kept beside it under a
 * name with the time.
 */
export async function writeSettings(path: string, text: string, now: Date): Promise<Written> {
  try {
    return { kind: 'written', before: await replace(path, text, now) };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    return { kind: 'refused', code: error.code };
  }
}

async function replace(path: string, text: string, now: Date): Promise<string | null> {
  const real = await realpath(path).catch(() => path);
  const before = await keepBefore(real, now);
  const beside = join(dirname(real), `.env.${process.pid}.new`);
  try {
    // Others must at no moment be able to read it.
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, real);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return before;
}

async function keepBefore(path: string, now: Date): Promise<string | null> {
  const kept = `${path}.${now.toISOString().replaceAll(/[:.]/g, '-')}.bak`;
  try {
    await copyFile(path, kept);
    await chmod(kept, 0o600);
    return kept;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
