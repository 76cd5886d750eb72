import type { Language } from '#languages.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

/** Topics of the made-up town's notices. The topic decides how many reactions a notice gets. */
const topicSchema = z.enum(['alert', 'culture', 'daily', 'health', 'jobs', 'roads', 'council']);

/** One kind of notice: a text with gaps and sets of fillings, each used once. */
const kindSchema = z
  .strictObject({
    topic: topicSchema,
    /** `{0}`, `{1}` … are the gaps. */
    text: z.string().min(1),
    /** Path below valmont.example.org; null: no link. */
    path: z.string().nullable(),
    hashtag: z.string().startsWith('#').nullable(),
    fills: z.array(z.array(z.string())).min(1),
  })
  .refine(({ text, fills }) => {
    const gaps = new Set(Array.from(text.matchAll(gap), ([, index]) => Number(index)));
    return fills.every((fill) => fill.length === gaps.size && fill.every((_, index) => gaps.has(index)));
  }, 'a filling that does not fit the gaps');

const gap = /\{(\d)\}/gu;

export type Topic = z.infer<typeof topicSchema>;
type NoticeKind = z.infer<typeof kindSchema>;

/** One notice, ready to be posted. */
export interface Notice {
  readonly topic: Topic;
  readonly text: string;
}

/**
 * Reads the notices of a language from `messages/<language>/practice-notices.json`: first every kind with its first
 * filling, then every kind with its second, and so on. Throws if the file's content is invalid.
 */
export function readNotices(language: Language): readonly (readonly Notice[])[] {
  const file = join(import.meta.dirname, '../../messages', language, 'practice-notices.json');
  const kinds = z.array(kindSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  const most = Math.max(...kinds.map(({ fills }) => fills.length));
  return Array.from({ length: most }, (_, round) =>
    kinds.flatMap((kind) => {
      const fill = kind.fills[round];
      return fill === undefined ? [] : [{ topic: kind.topic, text: textOf(kind, fill) }];
    }),
  );
}

function textOf({ text, path, hashtag }: NoticeKind, fill: readonly string[]): string {
  const filled = text.replaceAll(gap, (whole, index: string) => fill[Number(index)] ?? whole);
  return [filled, path === null ? null : `https://valmont.example.org/${path}`, hashtag]
    .filter((part) => part !== null)
    .join('\n\n');
}
