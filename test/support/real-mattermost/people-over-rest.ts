import { z } from 'zod';

import { answerOf } from '#chat/mattermost/rest-api.ts';

import type { DialogSent } from '../../simulators/mattermost/fill-dialog.ts';
import type { Client as DialogClient } from '../mattermost-client/drawn-dialog.ts';
import { filledIn } from '../mattermost-client/filled-in.ts';
import type { MattermostPeople } from '../mattermost-people.ts';
import { until } from '../until.ts';
import type { BotFrame, BotProxy } from './open-bot-proxy.ts';
import { type Client, clientOf } from './client-of.ts';
import type { Person, Stay } from './stay.ts';
import { postsSeen } from './posts-seen.ts';

/** People who act over the server's own API, as their clients do; each action ends once the bot has received it. */
export interface PeopleOverRest extends MattermostPeople {
  say(...what: Parameters<MattermostPeople['say']>): Promise<string>;
  /** As the administrator. */
  delete(post: string): Promise<void>;
  /** Resolves once this person's client has received everything that the server sent. */
  caughtUp(user: string): Promise<void>;
}

const idSchema = z.object({ id: z.string() });
const filesSchema = z.object({ file_infos: z.array(idSchema) });
const submittedSchema = z.object({
  error: z.string().nullish(),
  errors: z.record(z.string(), z.string()).nullish(),
});
const anything = z.unknown();

/** Acts as people over REST. `channel` is new; earlier messages are left out. */
export async function peopleOverRest(stay: Stay, proxy: BotProxy, channel: string): Promise<PeopleOverRest> {
  const personOf = (user: string): Person => {
    const found = stay.people.find(({ id }) => id === user);
    if (found === undefined) throw new Error(`nobody has the id ${user}`);
    return found;
  };
  const has: DialogClient = { kind: 'web', version: stay.rights.version };
  const seen = await postsSeen(stay, proxy, channel);
  const clients = new Map(stay.people.map((person) => [person.id, clientOf(person)]));
  const clientFor = (user: string): Client => clients.get(user) ?? clientOf(personOf(user));
  const caughtUp = async (user: string): Promise<void> => {
    await until('a dialog reaches its person', () => clientFor(user).dialogs() >= proxy.dialogsOpened(user));
  };
  /** Acts, and waits for the messages in the bot's answer for this person alone. */
  const answered = async <T>(user: string, deed: () => Promise<T>): Promise<T> => {
    const client = clientFor(user);
    const before = client.whispers().length - stay.callback.whispers();
    const result = await deed();
    const wanted = before + stay.callback.whispers();
    await until('a whisper reaches its person', () => client.whispers().length >= wanted);
    await caughtUp(user);
    return result;
  };
  /** Acts, and waits until the bot has received it, if it listens. */
  const told = async <T>(deed: () => Promise<T>, isIt: (frame: BotFrame, result: T) => boolean): Promise<T> => {
    const from = proxy.frames.length;
    const result = await deed();
    await until(
      'the bot is told',
      () => proxy.connections() === 0 || proxy.frames.slice(from).some((frame) => isIt(frame, result)),
    );
    return result;
  };

  return {
    channel,
    bot: stay.bot,
    client: has,
    id: (name) => stay.person(name).id,
    seen: (user) => seen(personOf(user), clientFor(user).whispers()),
    async say(user, where, message, { rootId = null, files = [] } = {}) {
      const { rest } = personOf(user);
      const ids: string[] = [];
      for (const { name, bytes } of files) {
        const form = new FormData();
        form.set('channel_id', where);
        form.append('files', new File([Uint8Array.from(bytes)], name));
        const { file_infos: infos } = answerOf(await rest.ask('POST', '/files', filesSchema, { form }));
        ids.push(...infos.map(({ id }) => id));
      }
      const body = { channel_id: where, message, root_id: rootId ?? '', file_ids: ids };
      const post = async (): Promise<string> => answerOf(await rest.ask('POST', '/posts', idSchema, { body })).id;
      return told(post, (frame, id) => isOf(frame, 'posted', id));
    },
    async edit(user, post, message) {
      const { rest } = personOf(user);
      const edit = async (): Promise<unknown> =>
        answerOf(await rest.ask('PUT', `/posts/${post}/patch`, anything, { body: { message } }));
      await told(edit, (frame) => isOf(frame, 'post_edited', post));
    },
    async delete(post) {
      const remove = async (): Promise<unknown> => answerOf(await stay.admin.ask('DELETE', `/posts/${post}`, anything));
      await told(remove, (frame) => isOf(frame, 'post_deleted', post));
    },
    async react(user, post, name) {
      const { rest } = personOf(user);
      const body = { user_id: user, post_id: post, emoji_name: name };
      const react = async (): Promise<unknown> => answerOf(await rest.ask('POST', '/reactions', anything, { body }));
      // A repeated reaction is sent as a repeated event.
      await told(react, (frame) => isReaction(frame, 'reaction_added', user, post));
    },
    async unreact(user, post, name) {
      const { rest } = personOf(user);
      const path = `/users/${user}/posts/${post}/reactions/${name}`;
      const unreact = async (): Promise<unknown> => answerOf(await rest.ask('DELETE', path, anything));
      await told(unreact, (frame) => isReaction(frame, 'reaction_removed', user, post));
    },
    type: (user, where, text, { rootId = null, command = '/tambour' } = {}) =>
      answered(user, async () => {
        const typed = text === '' ? command : `${command} ${text}`;
        const body = { channel_id: where, command: typed, team_id: stay.team, root_id: rootId ?? '' };
        const asked = await personOf(user).rest.ask('POST', '/commands/execute', anything, { body });
        return { kind: asked.kind === 'answered' ? 'answered' : 'failed' };
      }),
    press: (user, post, isIt) =>
      answered(user, async () => {
        const found = (await seen(personOf(user), [])).find(({ id }) => id === post)?.buttons.find(isIt);
        if (found === undefined) throw new Error(`no such button on ${post}`);
        const path = `/posts/${post}/actions/${found.id}`;
        const body = found.option === null ? {} : { selected_option: found.option };
        return (await personOf(user).rest.ask('POST', path, anything, { body })).kind;
      }),
    dialogOf: (user) => clientFor(user).open(),
    async submit(user, values): Promise<DialogSent> {
      const client = clientFor(user);
      const open = client.open();
      if (open === null) throw new Error(`no dialog stands open for ${user}`);
      const { url, dialog } = open;
      const done = filledIn(dialog, { ...open.values, ...values }, has);
      client.write(values);
      if (done.kind === 'kept') return { kind: 'errors', errors: done.errors, error: 'Please fix all field errors' };
      const body = {
        url,
        callback_id: dialog.callback_id ?? '',
        state: dialog.state ?? '',
        channel_id: channel,
        team_id: stay.team,
        submission: done.submission,
        cancelled: false,
      };
      const asked = await personOf(user).rest.ask('POST', '/actions/dialogs/submit', submittedSchema, { body });
      // The client has its own words for that.
      if (asked.kind !== 'answered') return { kind: 'errors', errors: {}, error: 'Submission failed.' };
      const errors = asked.answer.errors ?? {};
      const error = (asked.answer.error ?? '') === '' ? null : (asked.answer.error ?? null);
      if (error !== null || Object.keys(errors).length > 0) return { kind: 'errors', errors, error };
      client.close();
      return { kind: 'closed' };
    },
    caughtUp,
  };
}

function isOf(frame: BotFrame, event: string, post: string): boolean {
  return frame.event === event && String(frame.data['post']).includes(`"id":"${post}"`);
}

/** The bot also gets events of its own reactions. */
function isReaction({ event: is, data }: BotFrame, event: string, user: string, post: string): boolean {
  const text = String(data['reaction']);
  return is === event && text.includes(`"user_id":"${user}"`) && text.includes(`"post_id":"${post}"`);
}
