import { createReadStream } from 'node:fs';

import { openPromise, type ZipFile } from 'yauzl';

import { type Entry, wantedName } from './entry.ts';
import { type AskedFile, NotTaken } from './archive-message.ts';

/** No archive has more files. */
const mostZipEntries = 3_000_000;

/** Lists the files to read, inside ZIPs and beside them, by name. Each is opened only when it is read. */
export async function openEntries(
  files: readonly AskedFile[],
  opened: DisposableStack,
): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for (const file of files) {
    const found =
      file.kind === 'zip'
        ? await inZip(file.path, opened)
        : [{ name: file.name, open: async () => createReadStream(file.path) }];
    for (const entry of found) {
      if (entries.has(entry.name)) throw new NotTaken({ kind: 'twice', where: entry.name });
      entries.set(entry.name, entry);
    }
  }
  return entries;
}

async function inZip(path: string, opened: DisposableStack): Promise<readonly Entry[]> {
  try {
    const zip = await openPromise(path, { autoClose: false });
    opened.defer(() => zip.close());
    return await entriesOf(zip);
  } catch (cause) {
    if (cause instanceof NotTaken) throw cause;
    // Truncated, not a ZIP, or with names that lead out of it.
    throw new NotTaken({ kind: 'damaged', where: path }, { cause });
  }
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    count += 1;
    if (count > mostZipEntries) throw new NotTaken({ kind: 'tooLarge', where: 'ZIP' });
    const name = wantedName(entry.fileName);
    if (name !== null) found.push({ name, open: async () => await zip.openReadStreamPromise(entry) });
  }
  return found;
}
