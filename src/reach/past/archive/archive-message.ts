import { z } from 'zod';

/** Reason why nothing of an archive is taken. */
const refusalSchema = z.discriminatedUnion('kind', [
  /** No ZIP, or the ZIP or a file in it is truncated or damaged. */
  z.strictObject({ kind: z.literal('damaged'), where: z.string() }),
  /** In another form than X writes. `position`: number of the post in the file, from 1. */
  z.strictObject({ kind: z.literal('notJson'), where: z.string(), position: z.int() }),
  /** A post without an id or a date. */
  z.strictObject({ kind: z.literal('strange'), where: z.string(), position: z.int() }),
  z.strictObject({ kind: z.literal('tooLarge'), where: z.string() }),
  z.strictObject({ kind: z.literal('tooManyPosts'), most: z.int() }),
  /** A file occurs twice. */
  z.strictObject({ kind: z.literal('twice'), where: z.string() }),
  /** A part that the archive lists is missing. */
  z.strictObject({ kind: z.literal('partMissing'), where: z.string() }),
  z.strictObject({ kind: z.literal('noPosts') }),
  z.strictObject({ kind: z.literal('somebodyElses'), accountId: z.string(), handle: z.string().nullable() }),
  z.strictObject({ kind: z.literal('whoseUnknown') }),
]);

const count = z.int().nonnegative().nullable();
const instant = z.int().nonnegative().max(8.64e15);

/** Messages of the process that reads an archive, in order; the last is "end" or "refused". */
export const archiveMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('posts'),
    posts: z
      .array(
        z.strictObject({
          id: z.string().regex(/^\d{1,20}$/),
          /** Of its first version; its own id if it was never edited. */
          firstId: z.string().regex(/^\d{1,20}$/),
          at: instant,
          text: z.string().max(100_000),
          links: z.array(z.string().max(5000)).max(100),
          likes: count,
          shares: count,
        }),
      )
      .max(1000),
    answeredAt: z.array(instant).max(1000),
    continuations: z.int().nonnegative().max(1000),
    reposts: z.int().nonnegative().max(1000),
  }),
  z.strictObject({
    kind: z.literal('end'),
    /** When it was made, as it says; null: it does not say. */
    madeAt: instant.nullable(),
    /** The account's name at that time. */
    handle: z.string().max(200).nullable(),
    /** Every opened file, by its name in the archive. */
    opened: z.array(z.string()).max(10_000),
  }),
  z.strictObject({ kind: z.literal('refused'), why: refusalSchema }),
]);

export type ArchiveMessage = z.infer<typeof archiveMessageSchema>;
export type ArchivePosts = Extract<ArchiveMessage, { kind: 'posts' }>;
export type ArchivePost = ArchivePosts['posts'][number];
export type ArchiveRefusal = z.infer<typeof refusalSchema>;

/** Thrown if the archive is not taken. */
export class NotTaken extends Error {
  readonly why: ArchiveRefusal;

  constructor(why: ArchiveRefusal, options?: ErrorOptions) {
    super(`the archive is not taken: ${why.kind}`, options);
    this.why = why;
  }
}

/** Request to the process. */
export interface Asked {
  /** Id of the account that the archive must belong to. */
  readonly accountId: string;
  readonly files: readonly AskedFile[];
}

/** A file on this machine: a ZIP, or one of the archive's own files with its name there. */
export type AskedFile =
  | { readonly kind: 'zip'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly name: string };
