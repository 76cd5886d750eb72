import { messagesIn } from '#messages/messages.ts';
import type { PageWords } from '#messages/words/page.ts';
import type { Channel, OpenForm, Person } from '#practice/chat/chat-state.ts';
import type { Chat } from '#practice/chat/chat.ts';
import { channelById, messageById, personById } from '#practice/chat/messages.ts';
import { type FieldProblem, formOf } from '#practice/chat/forms.ts';

import type { ClockSeen } from './clock-door.ts';
import type { DeskDoor, DeskSeen } from './desk-door.ts';
import type { PageNetwork } from './page-network.ts';

/** The state that one browser window shows, and the person it shows it to. */
export interface View {
  readonly chat: Chat;
  readonly networks: readonly PageNetwork[];
  readonly me: Person;
  readonly words: PageWords;
  readonly channel: Channel;
  /** The desk of the channel; null where there is none, or it runs elsewhere. */
  readonly desk: DeskSeen | null;
  /** The clock; null where time is not to be moved. */
  readonly clock: ClockSeen | null;
  /** The message whose thread is open. */
  readonly thread: string | null;
  readonly form: OpenForm | null;
  /** Problems that the page itself found in the form, by field. */
  readonly problems: ReadonlyMap<string, FieldProblem>;
  /** A sentence for this one answer, and the text that could not be sent, in the composer it came from. */
  readonly notice: string | null;
  readonly unsent: { readonly thread: string | null; readonly text: string } | null;
}

/** Place of a person in the page: part of each address. */
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

/** Adds what the desk and its clock are now. A desk that cannot be read is as one that is not there: the page goes on without. */
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
