import { membersOf } from '#bot/members-of.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { noMembers } from '#desks/may.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import type { Store } from '#storage/store.ts';

/** Asks the desk's own chat for its members. Returns none if the bot is no longer in the channel. */
export function membersIn(store: Store, chats: ReadonlyMap<string, ChatPlatform>): PublishingDeps['membersOf'] {
  return async (desk) => {
    const chat = chats.get(desk.platform);
    if (chat === undefined) throw new Error(`the chat ${desk.platform} is not connected: nobody can say who approves`);
    return (await membersOf(store, chat, desk)) ?? noMembers;
  };
}
