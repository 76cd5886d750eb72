import { aboutArchive, type Opening } from './about-archive.ts';
import { type Entry, holdsLongTexts, holdsPosts } from './entry.ts';
import { longTexts, type LongTextOf } from './long-texts.ts';
import { openEntries } from './open-entries.ts';
import { NotSplit, splitArray } from './split-array.ts';
import { type OfTweet, messageOfTweet } from './message-of-tweet.ts';
import { type Asked, NotTaken, type ArchiveMessage, type ArchivePosts } from './archive-message.ts';

/** Limit for all unpacked data of one archive. One that unpacks to more is not from X. */
const mostBytes = 2 * 1024 * 1024 * 1024;
const mostPosts = 500_000;
const togetherAtMost = 50;
const prefix = /^\uFEFF?\s*window\.YTD\.(?:tweets?|note_?tweets?)\.part\d{1,4}\s*=\s*$/;

/** Reads an archive and yields what is taken from it; of answers to others, only their times. */
export async function* readArchiveEntries({ accountId, files }: Asked): AsyncGenerator<ArchiveMessage, undefined> {
  using opened = new DisposableStack();
  try {
    const entries = await openEntries(files, opened);
    const names: string[] = [];
    const open = opening(names);
    const about = await aboutArchive(entries, open);
    if (about.accountId !== null && about.accountId !== accountId) {
      throw new NotTaken({ kind: 'somebodyElses', accountId: about.accountId, handle: about.handle });
    }
    const parts = partsOf(entries, about.parts);
    const longTextOf = await readLongTexts(entries, open);
    yield* postsOf(parts, { ownId: accountId, isKnown: about.accountId !== null, longTextOf }, open);
    yield { kind: 'end', madeAt: about.madeAt, handle: about.handle, opened: names };
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
    yield { kind: 'refused', why: error.why };
  }
}

function opening(names: string[]): Opening {
  let bytes = 0;
  return async function* read(entry) {
    names.push(entry.name);
    try {
      for await (const chunk of await entry.open()) {
        const buffer = Buffer.from(chunk);
        bytes += buffer.length;
        if (bytes > mostBytes) throw new NotTaken({ kind: 'tooLarge', where: entry.name });
        yield buffer;
      }
    } catch (cause) {
      if (cause instanceof NotTaken) throw cause;
      throw new NotTaken({ kind: 'damaged', where: entry.name }, { cause });
    }
  };
}

function partsOf(entries: ReadonlyMap<string, Entry>, listed: readonly string[] | null): readonly Entry[] {
  const missing = listed?.find((name) => !entries.has(name));
  if (missing !== undefined) throw new NotTaken({ kind: 'partMissing', where: missing });
  const parts = [...entries.values()].filter(({ name }) =>
    listed === null ? holdsPosts(name) : listed.includes(name),
  );
  if (parts.length === 0) throw new NotTaken({ kind: 'noPosts' });
  return parts;
}

async function readLongTexts(entries: ReadonlyMap<string, Entry>, open: Opening): Promise<LongTextOf> {
  const texts = longTexts();
  for (const entry of [...entries.values()].filter(({ name }) => holdsLongTexts(name))) {
    let position = 0;
    for await (const text of elementsOf(entry, open)) {
      position += 1;
      texts.add(parsed(text, entry.name, position));
    }
  }
  return texts.of;
}

async function* postsOf(
  parts: readonly Entry[],
  {
    ownId,
    isKnown,
    longTextOf,
  }: { readonly ownId: string; readonly isKnown: boolean; readonly longTextOf: LongTextOf },
  open: Opening,
): AsyncGenerator<ArchivePosts, undefined> {
  let count = 0;
  let batch = emptyBatch();
  for (const part of parts) {
    let position = 0;
    for await (const text of elementsOf(part, open)) {
      position += 1;
      count += 1;
      if (count > mostPosts) throw new NotTaken({ kind: 'tooManyPosts', most: mostPosts });
      const of = messageOfTweet(parsed(text, part.name, position), ownId, longTextOf);
      if (of.kind === 'strange') throw new NotTaken({ kind: 'strange', where: part.name, position });
      if (of.userId !== null && of.userId !== ownId) {
        throw new NotTaken({ kind: 'somebodyElses', accountId: of.userId, handle: null });
      }
      if (of.userId === null && !isKnown) throw new NotTaken({ kind: 'whoseUnknown' });
      add(batch, of);
      if (count % togetherAtMost === 0) {
        yield batch;
        batch = emptyBatch();
      }
    }
  }
  yield batch;
}

async function* elementsOf(part: Entry, open: Opening): AsyncGenerator<string, undefined> {
  try {
    yield* splitArray(open(part), prefix);
  } catch (cause) {
    if (!(cause instanceof NotSplit)) throw cause;
    throw new NotTaken({ kind: 'notJson', where: part.name, position: cause.position }, { cause });
  }
}

function parsed(text: string, where: string, position: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NotTaken({ kind: 'notJson', where, position }, { cause });
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function emptyBatch(): Writable<ArchivePosts> {
  return { kind: 'posts', posts: [], answeredAt: [], continuations: 0, reposts: 0 };
}

function add(batch: Writable<ArchivePosts>, of: Exclude<OfTweet, { kind: 'strange' }>): void {
  switch (of.kind) {
    case 'post':
      batch.posts.push(of.post);
      break;
    case 'answer':
      batch.answeredAt.push(of.at);
      break;
    case 'continuations':
      batch.continuations += 1;
      break;
    case 'reposts':
      batch.reposts += 1;
      break;
    case 'replaced':
  }
}
