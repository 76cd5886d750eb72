import { z } from 'zod';

/** The whole text of a long post, with its links. */
export interface LongText {
  readonly text: string;
  readonly urls: readonly { readonly url: string; readonly expanded_url: string }[];
}

/** Returns the whole text of a post that was written then and begins with these words; null if there is none. */
export type LongTextOf = (at: number, written: string) => LongText | null;

const noteSchema = z.object({
  noteTweet: z.object({
    createdAt: z.iso.datetime(),
    core: z.object({
      text: z.string(),
      urls: z.array(z.object({ shortUrl: z.string(), expandedUrl: z.string() })).nullish(),
    }),
  }),
});

/** All of them together, in UTF-16 code units; what is over stays as short as the posts have it. */
const mostKept = 50_000_000;
const longest = 30_000;
const minuteMs = 60_000;
/** Shorter beginnings could be those of another post. */
const shortestBeginning = 50;

/**
 * Keeps the whole texts of long posts. An archive has them in a file of their own, which names no post: a post has only
 * their first 280 characters. The two are told to be one by these and by their times, less than a minute apart.
 */
export function longTexts(): { readonly add: (element: unknown) => void; readonly of: LongTextOf } {
  const byMinute = new Map<number, LongText[]>();
  let kept = 0;
  return {
    add(element) {
      const { success, data } = noteSchema.safeParse(element);
      if (!success) return;
      const { createdAt, core } = data.noteTweet;
      const text = core.text.slice(0, longest);
      kept += text.length;
      if (kept > mostKept) return;
      const urls = (core.urls ?? []).slice(0, 100);
      const whole = { text, urls: urls.map(({ shortUrl: url, expandedUrl }) => ({ url, expanded_url: expandedUrl })) };
      const minute = Math.floor(Date.parse(createdAt) / minuteMs);
      byMinute.set(minute, [...(byMinute.get(minute) ?? []), whole]);
    },
    of(at, written) {
      const beginning = written.replace(/\s*(?:…|\.\.\.)?\s*(?:https:\/\/t\.co\/\w+)?\s*$/u, '');
      if (beginning.length < shortestBeginning) return null;
      const minute = Math.floor(at / minuteMs);
      const near = [minute, minute - 1, minute + 1].flatMap((one) => byMinute.get(one) ?? []);
      return near.find(({ text }) => text.length > beginning.length && text.startsWith(beginning)) ?? null;
    },
  };
}
