import { z } from 'zod';

import type { ChatWorld } from '../contracts/chat-world.ts';
import type { Slack } from '../simulators/slack/open-slack.ts';
import { seenInSlack } from './slack-client/seen-in-slack.ts';

const infoSchema = z.object({ ok: z.literal(true), file: z.object({ url_private: z.string() }) });

/** Returns files on Slack, downloaded with the bot's token. */
export function slackFiles(slack: Pick<Slack, 'apiUrl' | 'botToken' | 'messagesFor'>): {
  readonly under: ChatWorld['filesUnder'];
  readonly byId: (id: string) => Promise<Uint8Array>;
} {
  const headers = { authorization: `Bearer ${slack.botToken}` };
  const download = async (url: string): Promise<Uint8Array> => {
    const response = await fetch(url, { headers });
    if (!response.ok) throw new Error(`a file could not be downloaded: ${response.status}`);
    return response.bytes();
  };
  return {
    under: async (user, message) => {
      const seen = (await seenInSlack(slack, user)).filter(
        ({ ts, threadTs }) => ts === message || threadTs === message,
      );
      const files = seen.flatMap((one) => one.files);
      return Promise.all(files.map(async ({ name, url }) => ({ name, bytes: await download(url) })));
    },
    byId: async (id) => {
      const response = await fetch(`${slack.apiUrl}files.info`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ file: id }),
      });
      return download(infoSchema.parse(await response.json()).file.url_private);
    },
  };
}
