import { z } from 'zod';

import type { Entry } from './entry.ts';
import { NotTaken } from './archive-message.ts';

/** An archive's information about itself. */
export interface AboutArchive {
  readonly accountId: string | null;
  readonly handle: string | null;
  readonly madeAt: number | null;
  /** The names of the files with posts; null: not given. */
  readonly parts: readonly string[] | null;
}

/** Manifest and account are much smaller. */
const mostBytes = 4 * 1024 * 1024;
const files = z.object({ files: z.array(z.object({ fileName: z.string() })) }).optional();

const manifestSchema = z.object({
  userInfo: z.object({ accountId: z.string(), userName: z.string() }),
  archiveInfo: z.object({ generationDate: z.iso.datetime() }),
  dataTypes: z.object({ tweets: files, tweet: files }),
});
const accountSchema = z.tuple([z.object({ account: z.object({ accountId: z.string(), username: z.string() }) })]);

/** Reads whose archive it is and when it was made, by its own information. */
export async function aboutArchive(entries: ReadonlyMap<string, Entry>, open: Opening): Promise<AboutArchive> {
  const manifest = await parsed(entries.get('data/manifest.js'), manifestSchema, open);
  const [account] = (await parsed(entries.get('data/account.js'), accountSchema, open)) ?? [];
  const ids = [manifest?.userInfo.accountId, account?.account.accountId].filter((id) => id !== undefined);
  // If its two files name different accounts, it belongs to nobody.
  if (new Set(ids).size > 1) throw new NotTaken({ kind: 'whoseUnknown' });
  const listed = manifest?.dataTypes.tweets ?? manifest?.dataTypes.tweet;
  return {
    accountId: ids[0] ?? null,
    handle: manifest?.userInfo.userName ?? account?.account.username ?? null,
    madeAt: manifest === null ? null : Date.parse(manifest.archiveInfo.generationDate),
    parts: listed?.files.map(({ fileName }) => fileName) ?? null,
  };
}

/** Opens an entry, within a limit on all of them together. */
export type Opening = (entry: Entry) => AsyncIterable<Buffer>;

async function parsed<T>(entry: Entry | undefined, schema: z.ZodType<T>, open: Opening): Promise<T | null> {
  if (entry === undefined) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of open(entry)) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new NotTaken({ kind: 'tooLarge', where: entry.name });
    chunks.push(chunk);
  }
  const [, json] = /^\uFEFF?\s*window\.[\w.]+\s*=\s*(.*?)\s*;?\s*$/s.exec(Buffer.concat(chunks).toString('utf8')) ?? [];
  try {
    return schema.parse(JSON.parse(json ?? ''));
  } catch (cause) {
    throw new NotTaken({ kind: 'notJson', where: entry.name, position: 0 }, { cause });
  }
}
