import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { wantedName } from './entry.ts';
import type { AskedFile } from './archive-message.ts';

/** The files to read among those that somebody named. */
export type ArchiveFiles =
  | { readonly kind: 'files'; readonly files: readonly AskedFile[] }
  /** Missing, unreadable, or neither a ZIP nor a folder nor an archive's file that Tambour reads. */
  | { readonly kind: 'notReadable' | 'unknown'; readonly path: string };

/** Finds the files to read: ZIPs, folders with an unpacked archive, and single files of one. Opens no others. */
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

/** Takes only files: a link in an archive's folder could lead out of it. */
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
