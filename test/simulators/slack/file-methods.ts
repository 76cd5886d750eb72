import { z } from 'zod';

import { isRecord } from './answer-call.ts';
import { botChannel, count, method, refused, type Method } from './method.ts';
import { asTold } from './person-files.ts';
import { botUserId } from './slack-options.ts';

const title = z.strictObject({ id: z.string(), title: z.string().optional() });

/** Methods for the bot's uploads and for the data of files. */
export const fileMethods: ReadonlyMap<string, Method> = new Map([
  [
    'files.getUploadURLExternal',
    method(
      [['files:write']],
      z.object({
        filename: z.string().min(1),
        length: z.coerce.number().int().positive(),
        alt_txt: z.string().max(1000).optional(),
        snippet_type: z.string().optional(),
      }),
      async (slack, args) => {
        const answer = await slack.backend.call('bot', 'files.getUploadURLExternal', args);
        if (typeof answer['file_id'] === 'string')
          slack.files.set(answer['file_id'], { owner: 'bot', polls: 0, alt: args.alt_txt ?? null, isForeign: false });
        return answer;
      },
    ),
  ],
  [
    'files.completeUploadExternal',
    method(
      [['files:write']],
      z.object({
        files: z.array(title).min(1),
        channel_id: z.string().optional(),
        thread_ts: z.string().optional(),
        initial_comment: z.string().optional(),
      }),
      async (slack, args) => {
        const fault = args.channel_id === undefined ? null : botChannel(slack, args.channel_id, botUserId);
        return fault ?? slack.backend.call('bot', 'files.completeUploadExternal', args);
      },
    ),
  ],
  [
    'files.delete',
    method([['files:write']], z.object({ file: z.string().min(1) }), async (slack, args) => {
      const answer = await slack.backend.call('bot', 'files.delete', args);
      // From now on no block can show it.
      if (answer.ok) slack.files.delete(args.file);
      return answer;
    }),
  ],
  [
    'files.info',
    method(
      [['files:read']],
      z.object({ file: z.string(), page: count.optional(), limit: count.optional() }),
      async (slack, args) => {
        const known = slack.files.get(args.file);
        if (known === undefined) return refused('file_not_found');
        known.polls += 1;
        const answer = await slack.backend.call(known.owner, 'files.info', { file: args.file });
        const file = isRecord(answer['file']) ? answer['file'] : null;
        if (file === null) return answer;
        // Until Slack has processed a file, it knows neither its type nor where it is shared.
        const early = { ...file, mimetype: '', filetype: '' };
        const shown = known.polls < slack.filesReadyAtPoll ? early : file;
        return { ...answer, file: asTold(slack, shown) };
      },
    ),
  ],
]);
