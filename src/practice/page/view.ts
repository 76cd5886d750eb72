import { messagesIn } from '#messages/messages.ts';
import type { PageWords } from '#messages/words/page.ts';
import type { Channel, OpenForm, Person } from '#practice/chat/chat-state.ts';
import type { Chat } from '#practice/chat/chat.ts';
import { channelById, messageById, personById } from '#practice/chat/messages.ts';
import { type FieldProblem, formOf } from '#practice/chat/forms.ts';

import type { ClockSeen } from './clock-door.ts';
import type { DeskDoor, DeskSeen } from './desk-door.ts';
import type { PageNetwork } from './page-network.ts';

/** The state of one browser window, and its person. */
export interface View {
  readonly chat: Chat;
  readonly networks: readonly PageNetwork[];
  readonly me: Person;
  readonly words: PageWords;
  readonly channel: Channel;
  /** The channel's desk; null if there is none, or Tambour runs elsewhere. */
  readonly desk: DeskSeen | null;
  /** The clock; null if time cannot be moved. */
  readonly clock: ClockSeen | null;
  /** The message whose thread is open. */
  readonly thread: string | null;
  readonly form: OpenForm | null;
  /** Problems that the page itself found in the form, by field. */
  readonly problems: ReadonlyMap<string, FieldProblem>;
  /** A sentence for this one answer, and an unsent text with the composer that it came from. */
  readonly notice: string | null;
  readonly unsent: { readonly thread: string | null; readonly text: string } | null;
}

/** A person's place on the page, as in its address. */
export interface Place {
  readonly user: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly form: string | null;
}

/** Returns the view of a place; null if the person, channel or thread does not exist, or the person may not see it. */
export function viewAt(chat: Chat, networks: readonly PageNetwork[], place: Place): View | null {
  const me = personById(chat.state, place.user);
  const channel = channelById(chat.state, place.channel);
  if (me === null || me.kind === 'bot' || channel === null || !channel.members.includes(me.id)) return null;
  const root = place.thread === null ? null : messageById(chat.state, place.thread);
  if (place.thread !== null && root?.ref.channel !== channel.id) return null;
  return {
    chat,
    networks,
    me,
    words: messagesIn(me.language).page,
    channel,
    desk: null,
    clock: null,
    thread: root === null ? null : (root.ref.thread ?? root.ref.message),
    form: place.form === null ? null : formOf(chat, me.id, place.form),
    problems: new Map(),
    notice: null,
    unsent: null,
  };
}

/** Adds the current desk and clock. If the desk cannot be read, the page is shown without it. */
export async function withDesk(view: View, door: DeskDoor | null): Promise<View> {
  const desk = await door?.look(view.channel.id, view.channel.members).catch(() => null);
  return { ...view, desk: desk ?? null, clock: door?.clock?.look() ?? null };
}

/** Returns the address of a place. */
export function pathOf(place: Place): string {
  const thread = place.thread === null ? '' : `/t/${encodeURIComponent(place.thread)}`;
  const form = place.form === null ? '' : `?form=${encodeURIComponent(place.form)}`;
  return `/as/${encodeURIComponent(place.user)}/c/${encodeURIComponent(place.channel)}${thread}${form}`;
}

/** Returns the address of a view with some parts changed. */
export function pathFrom(view: View, change: Partial<Place>): string {
  const here = { user: view.me.id, channel: view.channel.id, thread: view.thread, form: null };
  return pathOf({ ...here, ...change });
}
