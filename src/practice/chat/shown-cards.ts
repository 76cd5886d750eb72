import type { Button, Card, Inline } from './card.ts';
import { nextNumber, type Ref } from './chat-state.ts';
import { botId, type Chat } from './chat.ts';
import { addMessage, isPlace, messageAt, messageById, personById } from './messages.ts';
import { enqueueForBot } from './outbox.ts';
import { makeTrigger } from './triggers.ts';

export type Posted = { readonly kind: 'posted'; readonly ref: Ref } | { readonly kind: 'noSuchPlace' };

/** Posts the bot's card and notifies the people it mentions. A repeated key posts no second message. */
export function postCard(
  chat: Chat,
  post: { readonly channel: string; readonly thread: string | null; readonly key: string; readonly card: Card },
): Posted {
  const before = chat.state.posted[post.key];
  const first = before === undefined ? null : messageById(chat.state, before);
  if (first !== null) return { kind: 'posted', ref: first.ref };
  if (!isPlace(chat.state, post.channel, post.thread)) return { kind: 'noSuchPlace' };
  const { ref } = addMessage(chat.state, {
    author: botId,
    channel: post.channel,
    thread: post.thread,
    postedAt: chat.clock.now(),
    body: { kind: 'card', card: post.card },
    notified: mentionedIn(post.card),
  });
  chat.state.posted[post.key] = ref.message;
  chat.changed();
  return { kind: 'posted', ref };
}

function mentionedIn(card: Card): string[] {
  return [...new Set(inlinesIn(card).flatMap((inline) => (inline.kind === 'mention' ? [inline.user] : [])))];
}

function inlinesIn(card: Card): readonly Inline[] {
  return card.blocks.flatMap((block): readonly Inline[] => {
    if (block.kind === 'paragraph' || block.kind === 'note') return block.inlines;
    return block.kind === 'list' || block.kind === 'folded' ? block.items.flat() : [];
  });
}

/** Replaces a card of the bot. Notifies nobody. */
export function updateCard(chat: Chat, ref: Ref, card: Card): 'updated' | 'gone' | 'notItsOwn' {
  const message = messageAt(chat.state, ref);
  if (message === null) return 'gone';
  if (message.author !== botId) return 'notItsOwn';
  message.body = { kind: 'card', card };
  chat.changed();
  return 'updated';
}

/** Shows a card that only one person sees. */
export function whisperCard(
  chat: Chat,
  whisper: { readonly to: string; readonly channel: string; readonly thread: string | null; readonly card: Card },
): 'whispered' | 'noSuchPlace' {
  if (personById(chat.state, whisper.to) === null) return 'noSuchPlace';
  if (!isPlace(chat.state, whisper.channel, whisper.thread)) return 'noSuchPlace';
  const id = `w${nextNumber(chat.state)}`;
  chat.state.whispers.push({ ...whisper, id, saidAt: chat.clock.now().toISOString(), isOver: false });
  chat.changed();
  return 'whispered';
}

/**
 * Ends the whispers in a thread, or that lead to it, once their person does the next thing there: what they said may no
 * longer hold. In a channel a command does so. Whispers with something to press or to keep stay.
 */
export function endWhispers(
  chat: Chat,
  user: string,
  { channel, thread }: { readonly channel: string; readonly thread: string | null },
): void {
  for (const whisper of chat.state.whispers) {
    if (whisper.to !== user || whisper.channel !== channel) continue;
    const isThere = whisper.thread === thread || (thread !== null && leadsTo(chat, whisper.card, thread));
    if (isThere && !whisper.card.blocks.some(({ kind }) => staying.has(kind))) whisper.isOver = true;
  }
}

const staying: ReadonlySet<Card['blocks'][number]['kind']> = new Set(['buttons', 'file', 'image', 'table']);

function leadsTo({ state }: Chat, card: Card, thread: string): boolean {
  return inlinesIn(card).some((inline) => {
    const [, id = ''] = inline.kind === 'link' ? (/\/m\/([^/?#]+)$/u.exec(inline.url) ?? []) : [];
    const ref = messageById(state, id)?.ref;
    return ref !== undefined && (ref.thread ?? ref.message) === thread;
  });
}

/** Shows a card that only one person sees, in their first channel: the practice chat has no direct messages. */
export function showToPerson(
  chat: Chat,
  { to, card }: { readonly to: string; readonly card: Card },
): 'told' | 'cannot' {
  const channel = chat.state.channels.find(({ members }) => members.includes(to));
  if (channel === undefined) return 'cannot';
  return whisperCard(chat, { to, card, channel: channel.id, thread: null }) === 'whispered' ? 'told' : 'cannot';
}

/** Removes a whisper at its recipient's request. */
export function dismissWhisper(chat: Chat, user: string, id: string): void {
  const at = chat.state.whispers.findIndex((whisper) => whisper.id === id && whisper.to === user);
  if (at === -1) return;
  chat.state.whispers.splice(at, 1);
  chat.changed();
}

/** The button that a person pressed, as their page showed it, which may be older than the card. */
export type Pressed = Pick<Button, 'action' | 'draftId' | 'revision' | 'target'>;

export type Press =
  | { readonly kind: 'pressed'; readonly seq: number; readonly trigger: string }
  | { readonly kind: 'gone' };

/**
 * Presses a button of a card as a person. As on real platforms, a page that was not refreshed may press a button that
 * the card no longer has: the bot must cope. Checks only that the card exists.
 */
export function pressButton(chat: Chat, user: string, ref: Pick<Ref, 'message'>, pressed: Pressed): Press {
  const at = cardRefOf(chat, user, ref.message);
  if (at === null) return { kind: 'gone' };
  endWhispers(chat, user, at);
  const trigger = makeTrigger(chat, user);
  const { action, draftId, revision, target } = pressed;
  const seq = enqueueForBot(chat, { kind: 'button', user, ref: at, action, draftId, revision, target, trigger });
  chat.changed();
  return { kind: 'pressed', seq, trigger };
}

/** Returns the reference of the card that the person sees under this id, of a message or a whisper. */
function cardRefOf(chat: Chat, user: string, id: string): Ref | null {
  const message = messageById(chat.state, id);
  if (message !== null) return message.body.kind === 'card' ? message.ref : null;
  const whisper = chat.state.whispers.find((said) => said.id === id && said.to === user);
  return whisper === undefined ? null : { channel: whisper.channel, message: whisper.id, thread: whisper.thread };
}
