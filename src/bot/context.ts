import type { Decider } from '#approvals/decide.ts';
import type { ChatPlatform, ChatUser } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { type Members, onDesk } from '#desks/may.ts';
import { asksForSeen } from '#desks/seen-rule.ts';
import { deskFor } from '#drafts/desk-of-draft.ts';
import type { Draft } from '#drafts/draft.ts';

import type { Bot } from './bot.ts';
import { groupsOf, membersOf } from './members-of.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';

/** One action of somebody in one chat, with everything that is needed to answer it. */
export interface Context {
  readonly bot: Bot;
  readonly chat: ChatPlatform;
  readonly user: ChatUser;
  /** The sentences in the person's language. */
  readonly m: Messages;
  readonly dedupeKey: string;
}

/** The context of an action on a desk. */
export interface DeskContext extends Context {
  readonly desk: Desk;
  readonly members: Members;
}

/** The context of an action on a draft, with the draft as it was before. */
export interface DraftContext extends DeskContext {
  readonly draft: Draft;
}

/** The desk of a channel, with its members. */
export type DeskThere =
  | { readonly kind: 'desk'; readonly desk: Desk; readonly members: Members }
  | { readonly kind: 'none' }
  /** There is a desk, but the bot was not invited to the channel, or was removed. */
  | { readonly kind: 'notInChannel' };

/** Looks up the person and the sentences in their language; null where the chat does not know them. */
export async function contextOf(
  bot: Bot,
  chat: ChatPlatform,
  user: UserId,
  dedupeKey: string,
): Promise<Context | null> {
  const known = await chat.user(user);
  return known === null ? null : { bot, chat, user: known, m: messagesIn(known.language), dedupeKey };
}

/** Reads the desk of a channel afresh. Throws where the chat does not answer. */
export async function deskThere({ store }: Bot, chat: ChatPlatform, channel: string): Promise<DeskThere> {
  // A form has to open within three seconds, so ask while the desk is read. Without a desk nobody awaits the answer.
  const asked = chat.members({ channel });
  asked.catch(() => {});
  const desk = await readDesk(store.db, { platform: chat.id, channel }, store.clock.now());
  if (desk === null) return { kind: 'none' };
  const members = await membersOf(store, chat, desk, asked);
  return members === null ? { kind: 'notInChannel' } : { kind: 'desk', desk, members };
}

/** Returns the desk with the policy that counts for one of its drafts, and the members who approve by it. */
export async function hereFor(
  { store }: Bot,
  chat: ChatPlatform,
  { desk, members }: Pick<DeskContext, 'desk' | 'members'>,
  draft: Draft,
): Promise<Pick<DeskContext, 'desk' | 'members'>> {
  return hereBy({ store }, chat, { desk, members }, await deskFor(store.db, desk, draft, store.clock.now()));
}

/** Returns a desk with its policy as of another time, and the members who approve by that policy. */
export async function hereBy(
  { store }: Pick<Bot, 'store'>,
  chat: ChatPlatform,
  { desk, members }: Pick<DeskContext, 'desk' | 'members'>,
  own: Desk,
): Promise<Pick<DeskContext, 'desk' | 'members'>> {
  const isSameSource = groupsOf(own).every((id) => groupsOf(desk).includes(id));
  if (isSameSource && (members.seen !== undefined || !asksForSeen(own))) return { desk: own, members };
  return { desk: own, members: (await membersOf(store, chat, own, Promise.resolve(members.channel))) ?? members };
}

/** Tells whether the person works here: a full member of the chat, and on the desk or the draft's author. */
export function worksHere({ user, desk, members }: DeskContext, author: UserId | null): boolean {
  return user.kind === 'member' && (user.id === author || onDesk(desk, user.id, members));
}

/** Returns the person as one who decides, with the members as the chat knows them now. */
export function deciderOf({ user, members }: Pick<DeskContext, 'user' | 'members'>): {
  readonly person: Decider;
  readonly members: Members;
} {
  return { person: { id: user.id, name: user.name, kind: user.kind }, members };
}
