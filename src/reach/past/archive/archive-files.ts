import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { wantedName } from './entry.ts';
import type { AskedFile } from './told.ts';

/** The files that somebody named, as far as they are read. */
export type ArchiveFiles =
  | { readonly kind: 'files'; readonly files: readonly AskedFile[] }
  /** Not there, not readable, or neither a ZIP nor a folder nor a file that an archive has and Tambour reads. */
  | { readonly kind: 'notReadable' | 'unknown'; readonly path: string };

/** Finds what is to be read of what was named: ZIPs, folders that one was unpacked to, and files of it. Opens no other. */
export async function archiveFiles(named: readonly string[]): Promise<ArchiveFiles> {
  const files: AskedFile[] = [];
  for (const path of named) {
    try {
      const found = await filesAt(path);
      if (found.length === 0) return { kind: 'unknown', path };
      files.push(...found);
    } catch {
      return { kind: 'notReadable', path };
    }
  }
  return { kind: 'files', files };
}

async function filesAt(path: string): Promise<readonly AskedFile[]> {
  const real = await realpath(path);
  const kind = await stat(real);
  if (kind.isDirectory()) return [...(await inFolder(join(real, 'data'))), ...(await inFolder(real))];
  if (!kind.isFile()) return [];
  if (await isZip(real)) return [{ kind: 'zip', path: real }];
  const name = wantedName(`data/${basename(path)}`);
  return name === null ? [] : [{ kind: 'file', path: real, name }];
}

/** Takes files alone: a link in an archive's folder leads out of it. */
async function inFolder(folder: string): Promise<readonly AskedFile[]> {
  const inside = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return inside.flatMap((one): readonly AskedFile[] => {
    const name = one.isFile() ? wantedName(`data/${one.name}`) : null;
    return name === null ? [] : [{ kind: 'file', path: join(folder, one.name), name }];
  });
}

async function isZip(path: string): Promise<boolean> {
  await using file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  return buffer.toString('latin1') === 'PK';
}
