import type { Bot } from '#bot/bot.ts';
import { membersOf } from '#bot/members-of.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { pageNext, type Paged, readDuePaging, type Reachable } from '#emergencies/paging.ts';
import { describeError } from '#storage/describe-error.ts';

/** How long to wait for the chat to say who is there: somebody has to be called soon. */
const waitsMs = 5000;

/** Calls the next person to decide about a post of an emergency, if it is time, even if the chat does not answer. */
export async function pagePeople(bot: Bot, draftId: string): Promise<void> {
  const due = await readDuePaging(bot.store, draftId);
  if (due === null) return;
  const reachable = await reachableOf(bot, due);
  await bot.store.write((work) => pageNext(work, draftId, reachable));
}

async function reachableOf(bot: Bot, { deskId, people }: Paged): Promise<Reachable> {
  const unknown: Reachable = { members: null, gone: [] };
  const desk = await readDesk(bot.store.db, { id: deskId }, bot.store.clock.now());
  const chat = desk === null ? undefined : bot.chats.get(desk.platform);
  if (desk === null || chat === undefined) return unknown;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Reachable>((resolve) => {
    timer = setTimeout(() => resolve(unknown), waitsMs);
  });
  const asked = async (): Promise<Reachable> => {
    const [members, gone] = await Promise.all([membersOf(bot.store, chat, desk), goneOf(chat, people)]);
    return { members, gone };
  };
  try {
    return await Promise.race([asked(), late]);
  } catch (error) {
    bot.logger.warn({ error: describeError(error), desk: deskId }, 'who can be called was not found out');
    return unknown;
  } finally {
    clearTimeout(timer);
  }
}

async function goneOf(chat: ChatPlatform, people: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(people.map(async (person) => ({ person, user: await chat.user(person) })));
  return found.flatMap(({ person, user }) => (user?.kind === 'member' ? [] : [person]));
}
