import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

/** A post as in X's archive, with what a test specifies. */
export interface ArchivedPost {
  readonly id: string;
  readonly at?: Date;
  readonly text?: string;
  readonly likes?: number;
  readonly shares?: number;
  readonly link?: string;
  readonly answers?: { readonly userId?: string; readonly statusId?: string };
  /** The ids of its versions, if it was edited; its own is among them. */
  readonly versions?: readonly [string, ...string[]];
}

/** An archive's files by their names in it. */
export type ArchiveContent = Readonly<Record<string, string | Buffer>>;

const shortLink = 'https://t.co/abc123';

/** Builds an element as X does, with every number as a string. */
export function archivedElement({ id, at = new Date('2025-05-01T10:00:00Z'), ...post }: ArchivedPost): object {
  const { text = `Post ${id}`, likes = 0, shares = 0, link, answers, versions = [id] } = post;
  const initial = { editTweetIds: versions, isEditEligible: true };
  const [weekday, day, month, year, time] = at.toUTCString().replace(',', '').split(' ');
  return {
    tweet: {
      edit_info:
        versions[0] === id ? { initial } : { edit: { initialTweetId: versions[0], editControlInitial: initial } },
      retweeted: false,
      source: '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
      entities: {
        hashtags: [],
        user_mentions: [{ name: 'A citizen', screen_name: 'citizen', id_str: '555' }],
        urls:
          link === undefined ? [] : [{ url: shortLink, expanded_url: link, display_url: link, indices: ['0', '23'] }],
      },
      favorite_count: String(likes),
      retweet_count: String(shares),
      id_str: id,
      id,
      truncated: false,
      created_at: `${weekday} ${month} ${day} ${time} +0000 ${year}`,
      full_text: link === undefined ? text : `${text} ${shortLink}`,
      lang: 'fr',
      ...(answers?.userId === undefined
        ? {}
        : { in_reply_to_user_id_str: answers.userId, in_reply_to_screen_name: 'citizen' }),
      ...(answers?.statusId === undefined ? {} : { in_reply_to_status_id_str: answers.statusId }),
    },
  };
}

/** Returns a file of posts as X writes it; `part` counts from 0. */
export function tweetsFile(posts: readonly ArchivedPost[], part: number = 0): string {
  return `window.YTD.tweets.part${part} = ${JSON.stringify(posts.map(archivedElement), null, 2)}`;
}

export interface Archived {
  readonly accountId: string;
  readonly handle?: string;
  readonly madeAt?: Date;
  readonly parts: readonly (readonly ArchivedPost[])[];
}

/** Returns the files of a whole archive. Files that must not be opened are among them: reading one of these fails. */
export function archiveOf({
  accountId,
  handle = 'commune',
  madeAt = new Date('2026-06-01T08:00:00Z'),
  parts,
}: Archived): ArchiveContent {
  const names = parts.map((_, part) => (part === 0 ? 'data/tweets.js' : `data/tweets-part${part}.js`));
  const files = names.map((fileName, part) => ({
    fileName,
    globalName: `YTD.tweets.part${part}`,
    count: String(parts[part]?.length),
  }));
  const manifest = {
    userInfo: { accountId, userName: handle, displayName: 'Commune' },
    archiveInfo: {
      sizeBytes: '1',
      generationDate: madeAt.toISOString(),
      isPartialArchive: false,
      maxPartSizeBytes: '53687091200',
    },
    readmeInfo: { fileName: 'data/README.txt', directory: 'data/', name: 'README.txt' },
    dataTypes: {
      account: { files: [{ fileName: 'data/account.js', globalName: 'YTD.account.part0', count: '1' }] },
      directMessages: {
        files: [{ fileName: 'data/direct-messages.js', globalName: 'YTD.direct_messages.part0', count: '1' }],
      },
      tweets: { mediaDirectory: 'data/tweets_media', files },
    },
  };
  const account = [
    {
      account: { email: 'secret@commune.example', username: handle, accountId, createdAt: '2015-01-01T00:00:00.000Z' },
    },
  ];
  return {
    'Your archive.html': '<html>',
    'data/manifest.js': `window.__THAR_CONFIG = ${JSON.stringify(manifest, null, 2)}`,
    'data/account.js': `window.YTD.account.part0 = ${JSON.stringify(account, null, 2)}`,
    ...Object.fromEntries(parts.map((posts, part) => [names[part], tweetsFile(posts, part)])),
    'data/deleted-tweets.js': tweetsFile([{ id: '999', text: 'deleted' }]),
    'data/direct-messages.js': 'a citizen wrote in private',
    'data/contact.js': 'telephone numbers',
    'data/ad-impressions.js': 'advertising',
    'data/tweets_media/1-a.jpg': Buffer.from([0xff, 0xd8, 0xff]),
  };
}

/** Writes the files into a folder, as when somebody unpacks an archive. */
export async function writeFolder(folder: string, content: ArchiveContent): Promise<string> {
  for (const [name, bytes] of Object.entries(content)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return folder;
}

/** Puts a link where an archive has a file. */
export async function linkInto(folder: string, name: string, target: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await symlink(target, join(folder, name));
}

export interface ZipOptions {
  /** Entries whose bytes are not deflated data, so that opening one fails. */
  readonly broken?: readonly string[];
  /** Bytes of a leading picture, which takes no space on disk. */
  readonly holeBytes?: number;
}

/** Writes a ZIP by its specification (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT). */
export async function writeZip(
  path: string,
  content: readonly (readonly [name: string, bytes: string | Buffer])[],
  { broken = [], holeBytes = 0 }: ZipOptions = {},
): Promise<string> {
  await using file = await open(path, 'w');
  const directory: Buffer[] = [];
  let at = 0;
  const put = async (name: string, raw: Buffer, packed: Buffer | number): Promise<void> => {
    const isHole = typeof packed === 'number';
    const size = isHole ? packed : packed.length;
    const named = Buffer.from(name);
    const fields = Buffer.alloc(26);
    // Version 2.0, names in UTF-8, stored or deflated.
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(isHole ? 0 : 8, 4);
    fields.writeUInt32LE(isHole ? 0 : crc32(raw), 10);
    fields.writeUInt32LE(size, 14);
    fields.writeUInt32LE(isHole ? size : raw.length, 18);
    fields.writeUInt16LE(named.length, 22);
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, named]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, named]));
    await file.write(head, 0, head.length, at);
    if (!isHole) await file.write(packed, 0, packed.length, at + head.length);
    at += head.length + size;
  };
  if (holeBytes > 0) await put('data/tweets_media/large.mp4', Buffer.alloc(0), holeBytes);
  for (const [name, bytes] of content) {
    const raw = Buffer.from(bytes);
    await put(name, raw, broken.includes(name) ? Buffer.alloc(16, 0xff) : deflateRawSync(raw));
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  await file.write(central, 0, central.length, at);
  await file.write(end, 0, end.length, at + central.length);
  return path;
}
