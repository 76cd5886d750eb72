import { z } from 'zod';

import { pause } from '#chat/lanes.ts';

import { mayReach } from './may-reach.ts';
import { slackApiUrl, answerOf, type Life, type SlackApi } from './web-api.ts';
import type { SlackAccess } from './slack-options.ts';

/** A picture that a card or form shows. */
export interface Picture {
  readonly sha256: string;
  readonly mimeType: string;
  readonly alt: string;
}

/** Pictures on Slack, by what they are: each is uploaded once by this process. */
export interface Pictures {
  /** The ids of all of them, SHA-256 to file; uploads what is not there, and waits until Slack can show it. */
  bring(pictures: readonly Picture[]): Promise<ReadonlyMap<string, string>>;
  /** The ids of those that are there, or come in time; the rest goes on meanwhile. */
  bringWithin(ms: number, pictures: readonly Picture[]): Promise<ReadonlyMap<string, string>>;
}

const mostKept = 1_000;
const mostAltLength = 1_000;
const uploadWithinMs = 60_000;
const firstLookMs = 300;
const longestLookMs = 5_000;
const readyWithinMs = 30_000;

const placeAnswer = z.object({ upload_url: z.string(), file_id: z.string().min(1) });
const completedAnswer = z.object({});
const infoAnswer = z.object({ file: z.object({ mimetype: z.string().nullish() }) });

export function pictures(deps: {
  readonly api: SlackApi;
  readonly access: SlackAccess;
  readonly imageOf: (sha256: string) => Promise<Uint8Array>;
  readonly failed: (error: unknown, what: string) => void;
  readonly life: Life;
}): Pictures {
  const { api, access, life } = deps;
  const uploads = new Map<string, Promise<string>>();
  const there = new Map<string, string>();

  /** https://docs.slack.dev/messaging/working-with-files#upload */
  const upload = async ({ sha256, mimeType, alt }: Picture): Promise<string> => {
    const bytes = await deps.imageOf(sha256);
    const filename = `${sha256.slice(0, 16)}.${mimeType.split('/')[1] ?? 'bin'}`;
    // The SDK sends "alt_text", which Slack does not know; readers of the message get that of the block.
    const args = { filename, length: bytes.byteLength, alt_txt: alt.slice(0, mostAltLength) };
    const place = answerOf(await api.ask('files.getUploadURLExternal', args, placeAnswer));
    if (!mayReach('file', place.upload_url, access.apiUrl ?? slackApiUrl)) {
      throw new Error('Slack named an address for an upload that is not its own');
    }
    const response = await (access.outbound?.fetch ?? fetch)(place.upload_url, {
      method: 'POST',
      body: Buffer.from(bytes),
      headers: { 'content-type': 'application/octet-stream' },
      redirect: 'error',
      signal: AbortSignal.any([life.signal, AbortSignal.timeout(uploadWithinMs)]),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`Slack refused an upload: ${response.status}`);
    const files = [{ id: place.file_id, title: filename }];
    // In no channel: the file itself is the bot's alone.
    answerOf(await api.ask('files.completeUploadExternal', { files }, completedAnswer));
    await ready(place.file_id);
    return place.file_id;
  };

  /** Slack works on a file for a while; until then it has no type. */
  const ready = async (file: string): Promise<void> => {
    let waitMs = firstLookMs;
    for (let waitedMs = 0; waitedMs < readyWithinMs && !life.signal.aborted; waitedMs += waitMs) {
      const { mimetype } = answerOf(await api.ask('files.info', { file }, infoAnswer)).file;
      if (typeof mimetype === 'string' && mimetype !== '') return;
      await pause(waitMs, life.signal);
      waitMs = Math.min(waitMs * 1.5, longestLookMs);
    }
    throw new Error('Slack did not get a picture ready');
  };

  const begin = (picture: Picture): Promise<string> => {
    const begun = uploads.get(picture.sha256);
    if (begun !== undefined) return begun;
    const oldest = uploads.keys().next();
    if (uploads.size >= mostKept && oldest.done !== true) forget(oldest.value);
    const upcoming = upload(picture);
    uploads.set(picture.sha256, upcoming);
    upcoming.then(
      (file) => there.set(picture.sha256, file),
      () => forget(picture.sha256),
    );
    return upcoming;
  };

  const forget = (sha256: string): void => {
    uploads.delete(sha256);
    there.delete(sha256);
  };

  return {
    bring: async (all) => new Map(await Promise.all(all.map(async (one) => [one.sha256, await begin(one)] as const))),
    bringWithin: async (ms, all) => {
      const over = new AbortController();
      const uploading = all.map((one) => begin(one).catch((error: unknown) => deps.failed(error, 'upload a picture')));
      void Promise.all(uploading).then(() => over.abort());
      await pause(ms, over.signal);
      return new Map(
        all.flatMap(({ sha256 }) => {
          const file = there.get(sha256);
          return file === undefined ? [] : [[sha256, file] as const];
        }),
      );
    },
  };
}
