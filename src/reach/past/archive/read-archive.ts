import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import pTimeout from 'p-timeout';

import { confined } from '#drafts/decoder/confined.ts';
import { launch, type Launched } from '#drafts/decoder/launch.ts';

import type { PastPostRead, PastRead } from '#reach/past/past-post.ts';
import {
  type ArchiveRefusal,
  type Asked,
  type ArchiveMessage,
  type ArchivePosts,
  archiveMessageSchema,
} from './archive-message.ts';

/** Outcome of reading an archive. */
export type ArchiveRead =
  | {
      readonly kind: 'read';
      readonly past: PastRead;
      /** When it was made, as it says; null: it does not say. */
      readonly madeAt: Date | null;
      /** The account's name at that time, without "@"; null: unknown. */
      readonly handle: string | null;
      /** Every file in it that was opened. */
      readonly opened: readonly string[];
    }
  | { readonly kind: 'refused'; readonly why: ArchiveRefusal | ReadingFault };

/**
 * Failures of the reading process: it could not be started, or not confined as this machine can; it took too long; it
 * died; or it sent something unexpected.
 */
export type ReadingFault = { readonly kind: 'notStarted' | 'late' | 'ended' | 'badAnswer' };

export interface ReadingLimits {
  readonly timeoutMs?: number;
}

const readyWithinMs = 20_000;
const limits = { headBytes: 64 * 1024 * 1024, bodyBytes: 0 } as const;
const here = import.meta.dirname;
const root = join(here, '../../../..');
/** Tambour's own files that the process may read. */
const ownFiles = [
  here,
  join(root, 'src/drafts/decoder/frames.ts'),
  ...['yauzl', 'pend', 'zod'].map((name) => join(root, 'node_modules', name)),
  join(root, 'package.json'),
];
const entry = fileURLToPath(new URL('archive-process.ts', import.meta.url));

/**
 * Reads X's archive in a separate process, with limits on memory, size and time. The kernel lets it open only these
 * files. Stores nothing there, and takes nothing unless all of it was read.
 */
export async function readArchive(asked: Asked, { timeoutMs = 10 * 60_000 }: ReadingLimits = {}): Promise<ArchiveRead> {
  const launched = await start(asked);
  if (launched === null) return fault('notStarted');
  try {
    return await pTimeout(collect(launched), { milliseconds: timeoutMs, fallback: () => fault('late') });
  } finally {
    launched.kill();
  }
}

async function start(asked: Asked): Promise<Launched | null> {
  const files = [process.execPath, ...ownFiles, ...asked.files.map(({ path }) => path)];
  const command = [
    process.execPath,
    '--openssl-config=/dev/null',
    '--permission',
    ...files.map((path) => `--allow-fs-read=${path}`),
    '--max-old-space-size=256',
    entry,
    JSON.stringify(asked),
  ];
  using confinement = await confined(files);
  if (confinement === null) return null;
  const launched = launch([...confinement.before, ...command], () => limits);
  if (launched === null) return null;
  const isReady = await pTimeout(launched.frames.next(), { milliseconds: readyWithinMs, fallback: () => null }).then(
    (next) => next?.done === false,
    () => false,
  );
  if (isReady) return launched;
  launched.kill();
  return null;
}

async function collect({ frames }: Launched): Promise<ArchiveRead> {
  const posts = new Map<string, PastPostRead>();
  const answeredAt: Date[] = [];
  let continuations = 0;
  let reposts = 0;
  for (;;) {
    const told = await nextOf(frames);
    if (typeof told === 'string') return fault(told);
    switch (told.kind) {
      case 'posts':
        for (const post of told.posts) posts.set(post.firstId, newer(posts.get(post.firstId), pastPost(post)));
        answeredAt.push(...told.answeredAt.map((at) => new Date(at)));
        continuations += told.continuations;
        reposts += told.reposts;
        break;
      case 'refused':
        return { kind: 'refused', why: told.why };
      case 'end': {
        const { madeAt, handle, opened } = told;
        const past = { posts: [...posts.values()], answeredAt, continuations, reposts };
        return { kind: 'read', past, madeAt: madeAt === null ? null : new Date(madeAt), handle, opened };
      }
    }
  }
}

async function nextOf(frames: Launched['frames']): Promise<ArchiveMessage | 'ended' | 'badAnswer'> {
  try {
    const next = await frames.next();
    if (next.done === true) return 'ended';
    // A malicious file may have taken over the process.
    const { success, data } = archiveMessageSchema.safeParse(next.value.head);
    return success ? data : 'badAnswer';
  } catch {
    return 'badAnswer';
  }
}

/** Returns the later version of a post, as of when its first was published. */
function newer(known: PastPostRead | undefined, post: PastPostRead): PastPostRead {
  if (known === undefined) return post;
  const publishedAt = known.publishedAt < post.publishedAt ? known.publishedAt : post.publishedAt;
  return { ...(BigInt(known.remoteId) > BigInt(post.remoteId) ? known : post), publishedAt };
}

function pastPost({ id, at, text, links, likes, shares }: ArchivePosts['posts'][number]): PastPostRead {
  return { remoteId: id, publishedAt: new Date(at), text, links, likes, shares };
}

function fault(kind: ReadingFault['kind']): ArchiveRead {
  return { kind: 'refused', why: { kind } };
}
