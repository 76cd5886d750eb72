import type { ChatPlatform } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';

/** Looks up people's current names in the chat. People who are gone are named by their id. */
export async function namesOf(chat: ChatPlatform, people: readonly UserId[]): Promise<ReadonlyMap<UserId, string>> {
  const found = await Promise.all(
    [...new Set(people)].map(async (id) => [id, (await chat.user(id))?.name ?? id] as const),
  );
  return new Map(found);
}

/** Looks up people's names in the chat. Returns a function that names one of them. */
export async function namer(chat: ChatPlatform, people: readonly UserId[]): Promise<(person: UserId) => string> {
  const names = await namesOf(chat, people);
  return (person) => names.get(person) ?? person;
}

/** Returns the name of a person in the view, or the id. */
export function nameIn(view: { readonly names: ReadonlyMap<UserId, string> }, person: UserId): string {
  return view.names.get(person) ?? person;
}
