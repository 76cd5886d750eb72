import assert from 'node:assert/strict';

import { mattermostChat } from '#chat/mattermost/mattermost-chat.ts';
import type { MattermostChatOptions } from '#chat/mattermost/mattermost-options.ts';
import type { ChatPlatform } from '#chat/chat.ts';

import { type BotProxy, openBotProxy } from './open-bot-proxy.ts';
import type { Stay } from './stay.ts';

type Needs = Omit<MattermostChatOptions, 'url' | 'token' | 'commandTokens' | 'callbackUrl'>;

/** Opens Tambour's adapter as the stay's bot, behind its own proxy, which the caller closes. */
export async function openAdapterOver(
  stay: Stay,
  needs: Needs,
): Promise<{ readonly chat: ChatPlatform; readonly proxy: BotProxy }> {
  await using opening = new AsyncDisposableStack();
  const proxy = opening.use(await openBotProxy(stay.access.url));
  const outcome = await mattermostChat({
    ...needs,
    url: proxy.url,
    token: stay.bot.token,
    commandTokens: [stay.commandToken],
    callbackUrl: stay.callback.url,
  });
  assert.ok(outcome.kind === 'chat', `Mattermost was not reached: ${JSON.stringify(outcome)}`);
  stay.callback.hand(outcome.answers);
  stay.callback.cut(false);
  opening.move();
  return { chat: outcome.chat, proxy };
}
