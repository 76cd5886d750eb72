import { z } from 'zod';

import type { Block } from '#chat/card.ts';
import { pause } from '#chat/kit/pause.ts';

import { bringBytes, type Bringing } from './bring-bytes.ts';
import { paged, pagesOf } from './pages.ts';
import { conversationsReplies, filesCompleteUploadExternal } from './slack-methods.ts';
import { answerOf } from './web-api.ts';
import type { Us } from './who-we-are.ts';

export type SharedFile = Extract<Block, { kind: 'file' }>;

const shares = 3;
/** Time after which a file is visible if it was shared although the answer was lost. */
const settleMs = 1_000;
const mostPages = 10;

const completedAnswer = z.object({});
const repliesAnswer = z.object({
  messages: z.array(
    z.object({
      user: z.string().optional(),
      files: z.array(z.object({ name: z.string().nullish(), size: z.number().nullish() })).optional(),
    }),
  ),
  ...paged,
});

/**
 * Shows files in a thread, each in a message of its own. A message of ours can only show a file to others once it was
 * shared, and the call that shares it takes no key and names no message. So, if it was perhaps shared before, a file of
 * ours in the thread with that name and length is taken for it. Slack needs a moment to show a file: a crash in that
 * moment may show it twice, but never leaves it out.
 * https://docs.slack.dev/reference/methods/files.completeUploadExternal
 */
export async function shareFiles(
  deps: Bringing & { readonly us: Us },
  under: { readonly channel: string; readonly thread: string },
  files: readonly SharedFile[],
  sharedBefore: 'no' | 'perhaps',
): Promise<void> {
  for (const file of files) {
    const bytes = await deps.imageOf(file.sha256);
    const isThere = (): Promise<boolean> => stands(deps, under, { name: file.name, size: bytes.byteLength });
    if (sharedBefore === 'no' || !(await isThere())) await share(deps, under, { ...file, bytes }, isThere);
  }
}

async function share(
  deps: Bringing,
  under: { readonly channel: string; readonly thread: string },
  { name, title, bytes }: SharedFile & { readonly bytes: Uint8Array },
  isThere: () => Promise<boolean>,
): Promise<void> {
  const id = await bringBytes(deps, bytes, { filename: name });
  const args = { files: [{ id, title }], channel_id: under.channel, thread_ts: under.thread };
  for (let attempt = 1; ; attempt += 1) {
    const asked = await deps.api.ask(filesCompleteUploadExternal, args, completedAnswer, { tries: 1 });
    if (asked.kind === 'lost' && attempt < shares && !deps.life.signal.aborted) {
      await pause(settleMs * attempt, deps.life.signal);
      if (await isThere()) return;
    } else {
      answerOf(asked);
      return;
    }
  }
}

async function stands(
  { api, us }: Bringing & { readonly us: Us },
  { channel, thread }: { readonly channel: string; readonly thread: string },
  wanted: { readonly name: string; readonly size: number },
): Promise<boolean> {
  const ask = async (page: object): Promise<z.infer<typeof repliesAnswer>> =>
    answerOf(await api.ask(conversationsReplies, { ...page, channel, ts: thread }, repliesAnswer));
  for await (const { messages } of pagesOf(ask, mostPages)) {
    const ours = messages.filter(({ user }) => user === us.user).flatMap(({ files = [] }) => files);
    if (ours.some(({ name, size }) => name === wanted.name && size === wanted.size)) return true;
  }
  return false;
}
