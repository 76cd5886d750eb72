import { isRecord } from './answer-call.ts';
import { messageAt } from './chat-methods.ts';
import { buttonAt, type ButtonPlace } from './button-at.ts';
import type { Answer } from './deliveries.ts';
import { eventOf, slackTs, tell } from './events.ts';
import { commandPayload, meansToAnswer, pressPayload, shortcutPayload } from './payloads.ts';
import { filesOfPerson, type PersonFile } from './person-files.ts';
import type { KnownPerson, Simulation } from './simulation.ts';
import { botUserId } from './slack-options.ts';

/** A message's channel and timestamp. */
export interface Place {
  readonly channel: string;
  readonly ts: string;
}

/** Acts of people in Slack. Each resolves once Slack has stored it; the app reacts later. */
export interface Acts {
  /** Types a command; returns the app's answer within the time that Slack waits. */
  command(user: string, channel: string, text: string, name?: string): Promise<Answer>;
  /** Chooses a shortcut on a message. */
  shortcut(user: string, place: Place, callbackId: string): Promise<Answer>;
  /** Presses a button by its position, as a client reports it. */
  pressAt(user: string, place: Place, at: ButtonPlace): Promise<Answer>;
  /** Presses a button of a message that only this person sees; `whisper` is its number among such messages. */
  pressWhisperAt(user: string, whisper: number, at: ButtonPlace): Promise<Answer>;
  /** Writes a message. Its text is stored as Slack does: escaped, with addresses as links. */
  say(user: string, channel: string, text: string, more?: SayOptions): Promise<Place>;
  edit(user: string, place: Place, text: string): Promise<void>;
  /** Deletes as the author; null: as an administrator. */
  delete(user: string | null, place: Place): Promise<void>;
  /** Adds a reaction by Slack's name, such as "white_check_mark" or "+1::skin-tone-3"; false if it was there. */
  react(user: string, place: Place, name: string): Promise<boolean>;
  unreact(user: string, place: Place, name: string): Promise<boolean>;
}

export interface SayOptions {
  readonly threadTs?: string | null;
  readonly files?: readonly PersonFile[];
  /** Stores the text unchanged, for markup that Slack's own editor writes, such as a mention. */
  readonly isEscaped?: boolean;
  /** Rich text that Slack stores beside a typed text. */
  readonly blocks?: readonly object[];
}

export function actsIn(slack: Simulation): Acts {
  const person = (user: string): KnownPerson => {
    const found = slack.people.get(user);
    if (found === undefined) throw new Error(`no person ${user}`);
    return found;
  };
  const messageOf = async ({ channel, ts }: Place): Promise<Readonly<Record<string, unknown>>> => {
    const message = await messageAt(slack, channel, ts);
    if (message === null) throw new Error(`no message ${ts}`);
    return message['user'] === botUserId ? { ...message, bot_id: 'B0TAMBOUR', app_id: 'A0TAMBOUR' } : message;
  };
  const messageEvent = (channel: string, event: Readonly<Record<string, unknown>>): void => {
    if (slack.channels.get(channel)?.members.has(botUserId) !== true) return;
    tell(slack, eventOf({ type: 'message', ...event, channel, channel_type: 'channel' }));
  };
  const reacted = async (user: string, place: Place, name: string, isAdded: boolean): Promise<boolean> => {
    const args = { channel: place.channel, timestamp: place.ts, name };
    const answer = await slack.backend.call(person(user).name, isAdded ? 'reactions.add' : 'reactions.remove', args);
    if (!answer.ok) return false;
    const item = { type: 'message', channel: place.channel, ts: place.ts };
    const itemUser = (await messageAt(slack, place.channel, place.ts))?.['user'];
    const type = isAdded ? 'reaction_added' : 'reaction_removed';
    if (slack.channels.get(place.channel)?.members.has(botUserId) === true)
      tell(slack, eventOf({ type, user, reaction: name, item_user: itemUser, item }));
    return true;
  };

  return {
    async command(user, channel, text, name = '/tambour') {
      if (!slack.installed.commands.includes(name)) throw new Error(`Slack knows no command ${name}`);
      const means = await meansToAnswer(slack, user, channel);
      const payload = commandPayload(slack, person(user), { channel, name, text }, means);
      const answer = await slack.deliveries.ask({ kind: 'slash_commands', payload });
      whisperIn(slack, user, channel, answer);
      return answer;
    },
    async shortcut(user, place, callbackId) {
      if (!slack.installed.shortcuts.includes(callbackId)) throw new Error(`Slack knows no shortcut ${callbackId}`);
      const means = await meansToAnswer(slack, user, place.channel);
      const chosen = { callbackId, channel: place.channel, message: await messageOf(place) };
      const payload = shortcutPayload(slack, person(user), chosen, means);
      return slack.deliveries.ask({ kind: 'interactive', payload });
    },
    async pressAt(user, place, at) {
      const message = await messageOf(place);
      const button = buttonAt(message['blocks'], at);
      const means = await meansToAnswer(slack, user, place.channel);
      const pressed = { channel: place.channel, message, button, isEphemeral: false };
      const payload = pressPayload(slack, person(user), pressed, means);
      return slack.deliveries.ask({ kind: 'interactive', payload });
    },
    async pressWhisperAt(user, number, at) {
      const whisper = slack.ephemerals.filter((one) => one.user === user)[number];
      if (whisper === undefined) throw new Error(`nobody told ${user} so much in private`);
      const button = buttonAt(whisper.blocks, at);
      const means = await meansToAnswer(slack, user, whisper.channel);
      const message = { ts: slackTs(), ...(whisper.threadTs === null ? {} : { thread_ts: whisper.threadTs }) };
      const pressed = { channel: whisper.channel, message, button, isEphemeral: true };
      const payload = pressPayload(slack, person(user), pressed, means);
      return slack.deliveries.ask({ kind: 'interactive', payload });
    },
    async say(user, channel, text, { threadTs = null, files = [], isEscaped = false, blocks } = {}) {
      const kept = isEscaped ? text : asSlackKeeps(text);
      const { name } = person(user);
      const thread = threadTs === null ? {} : { thread_ts: threadTs };
      if (files.length > 0) {
        const message = await filesOfPerson(slack, name, files, { channel, text: kept, threadTs });
        messageEvent(channel, message);
        return { channel, ts: String(message['ts']) };
      }
      const answer = await slack.backend.call(name, 'chat.postMessage', { channel, text: kept, blocks, ...thread });
      if (!answer.ok) throw new Error(`a person could not write: ${JSON.stringify(answer)}`);
      const message = isRecord(answer['message']) ? answer['message'] : {};
      messageEvent(channel, { ...message, client_msg_id: crypto.randomUUID() });
      return { channel, ts: String(answer['ts']) };
    },
    async edit(user, place, text) {
      const before = await messageOf(place);
      const args = { channel: place.channel, ts: place.ts, text: asSlackKeeps(text) };
      const answer = await slack.backend.call(person(user).name, 'chat.update', args);
      if (!answer.ok) throw new Error(`a person could not edit: ${JSON.stringify(answer)}`);
      const message = await messageOf(place);
      const changed = { subtype: 'message_changed', hidden: true, message, previous_message: before };
      messageEvent(place.channel, { ...changed, ts: slackTs() });
    },
    async delete(user, place) {
      const before = await messageOf(place);
      const author = String(before['user']);
      const as = user ?? author;
      const name = as === botUserId ? 'bot' : person(as).name;
      const answer = await slack.backend.call(name, 'chat.delete', { channel: place.channel, ts: place.ts });
      if (!answer.ok) throw new Error(`a message could not be deleted: ${JSON.stringify(answer)}`);
      const gone = { subtype: 'message_deleted', hidden: true, deleted_ts: place.ts, previous_message: before };
      messageEvent(place.channel, { ...gone, ts: slackTs() });
    },
    react: (user, place, name) => reacted(user, place, name, true),
    unreact: (user, place, name) => reacted(user, place, name, false),
  };
}

/** Shows the private answer that the acknowledgement of a command may carry. */
function whisperIn(slack: Simulation, user: string, channel: string, answer: Answer): void {
  if (answer.kind !== 'acked' || !isRecord(answer.body)) return;
  const { text, blocks } = answer.body;
  if (typeof text !== 'string' && !Array.isArray(blocks)) return;
  slack.ephemerals.push({
    user,
    channel,
    threadTs: null,
    text: typeof text === 'string' ? text : '',
    blocks: Array.isArray(blocks) ? blocks : [],
  });
}

/** Returns a typed text as Slack stores it: three characters escaped, addresses between angle brackets. */
export function asSlackKeeps(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll(/https?:\/\/[^\s<>()[\]"]+/g, (address) => `<${address}>`);
}
