import type { ChatPlatform } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';

/** The names of these people, as the chat has them now; who is gone keeps the id. */
export async function namesOf(chat: ChatPlatform, people: readonly UserId[]): Promise<ReadonlyMap<UserId, string>> {
  const found = await Promise.all(
    [...new Set(people)].map(async (id) => [id, (await chat.user(id))?.name ?? id] as const),
  );
  return new Map(found);
}

/** The name of somebody whom the view names. */
export function nameIn(view: { readonly names: ReadonlyMap<UserId, string> }, person: UserId): string {
  return view.names.get(person) ?? person;
}
