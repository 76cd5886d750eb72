import { z } from 'zod';

import { pause } from '#chat/kit/pause.ts';

import { bringBytes, type Bringing } from './bring-bytes.ts';
import { filesCompleteUploadExternal, filesInfo } from './slack-methods.ts';
import { answerOf } from './web-api.ts';

/** A picture that a card or form shows. */
export interface Picture {
  readonly sha256: string;
  readonly mimeType: string;
  readonly alt: string;
  /** Names the thing that it shows, so that the same picture of two things becomes two files. */
  readonly of?: string;
}

/** Pictures on Slack, by their content. Each is uploaded once by this process. */
export interface Pictures {
  /** Returns the ids of all of them, SHA-256 to file. Uploads missing ones, and waits until Slack can show them. */
  bring(pictures: readonly Picture[]): Promise<ReadonlyMap<string, string>>;
  /** Returns the ids of those that are ready within `ms`. Uploads of the others go on. */
  bringWithin(ms: number, pictures: readonly Picture[]): Promise<ReadonlyMap<string, string>>;
  /** Forgets these files, so that their pictures are uploaded anew when needed again. */
  forget(files: readonly string[]): void;
}

const mostKept = 1_000;
const mostAltLength = 1_000;
const firstLookMs = 300;
const longestLookMs = 5_000;
const readyWithinMs = 30_000;

const completedAnswer = z.object({});
const infoAnswer = z.object({ file: z.object({ mimetype: z.string().nullish() }) });

function keyOf({ sha256, of = '' }: Picture): string {
  return `${sha256} ${of}`;
}

export function pictures(deps: Bringing & { readonly failed: (error: unknown, what: string) => void }): Pictures {
  const { api, life } = deps;
  const uploads = new Map<string, Promise<string>>();
  const there = new Map<string, string>();

  const upload = async ({ sha256, mimeType, alt }: Picture): Promise<string> => {
    const bytes = await deps.imageOf(sha256);
    const filename = `${sha256.slice(0, 16)}.${mimeType.split('/')[1] ?? 'bin'}`;
    // The SDK sends "alt_text", which Slack does not know; readers of the message get that of the block.
    const file = await bringBytes(deps, bytes, { filename, alt_txt: alt.slice(0, mostAltLength) });
    const files = [{ id: file, title: filename }];
    // Shared in no channel, the file itself is visible to the bot alone.
    answerOf(await api.ask(filesCompleteUploadExternal, { files }, completedAnswer));
    await ready(file);
    return file;
  };

  /** Waits until Slack has processed a file, which has no type until then. */
  const ready = async (file: string): Promise<void> => {
    let waitMs = firstLookMs;
    for (let waitedMs = 0; waitedMs < readyWithinMs && !life.signal.aborted; waitedMs += waitMs) {
      const { mimetype } = answerOf(await api.ask(filesInfo, { file }, infoAnswer)).file;
      if (typeof mimetype === 'string' && mimetype !== '') return;
      await pause(waitMs, life.signal);
      waitMs = Math.min(waitMs * 1.5, longestLookMs);
    }
    throw new Error('Slack did not get a picture ready');
  };

  const begin = (picture: Picture): Promise<string> => {
    const key = keyOf(picture);
    const begun = uploads.get(key);
    if (begun !== undefined) return begun;
    const oldest = uploads.keys().next();
    if (uploads.size >= mostKept && oldest.done !== true) forget(oldest.value);
    const upcoming = upload(picture);
    uploads.set(key, upcoming);
    upcoming.then(
      (file) => there.set(key, file),
      () => forget(key),
    );
    return upcoming;
  };

  const forget = (key: string): void => {
    uploads.delete(key);
    there.delete(key);
  };

  return {
    forget: (files) => {
      for (const [key, file] of there) if (files.includes(file)) forget(key);
    },
    bring: async (all) => new Map(await Promise.all(all.map(async (one) => [one.sha256, await begin(one)] as const))),
    bringWithin: async (ms, all) => {
      const over = new AbortController();
      const uploading = all.map((one) => begin(one).catch((error: unknown) => deps.failed(error, 'upload a picture')));
      void Promise.all(uploading).then(() => over.abort());
      await pause(ms, over.signal);
      return new Map(
        all.flatMap((one) => {
          const file = there.get(keyOf(one));
          return file === undefined ? [] : [[one.sha256, file] as const];
        }),
      );
    },
  };
}
