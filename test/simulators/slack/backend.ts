import { createEmulator } from 'emulate';
import { z } from 'zod';

import { appId, botId, botUserId, teamDomain, type SlackOptions, type SlackPerson } from './slack-options.ts';

/** The third-party npm package `emulate`, which stores messages, reactions, files and views. */
export interface Backend {
  readonly url: string;
  /** Calls a method of `emulate` as this person (by name) or as "bot". */
  call(as: string, method: string, args: Readonly<Record<string, unknown>>): Promise<ApiAnswer>;
  /** Returns the token of a person or the bot in `emulate`. */
  tokenOf(as: string): string;
  idOf(name: string): string;
  channelId(name: string): string;
  close(): Promise<void>;
}

export type ApiAnswer = Readonly<Record<string, unknown>> & { readonly ok: boolean };

const answerSchema = z.looseObject({ ok: z.boolean() });
const listSchema = z.object({ members: z.array(z.object({ id: z.string(), name: z.string() })) });
const channelsSchema = z.object({ channels: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Starts `emulate`; its links (files, uploads) point to `origin`. */
export async function openBackend(
  origin: string,
  people: readonly SlackPerson[],
  channels: readonly string[],
  scopes: NonNullable<SlackOptions['scopes']>,
): Promise<Backend> {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Valmont', domain: teamDomain },
        users: people.map(({ name, realName }) => ({ name, real_name: realName ?? name })),
        channels: channels.map((name) => ({ name })),
        oauth_apps: [
          {
            client_id: '1.2',
            client_secret: 'unused',
            app_id: appId,
            name: 'Tambour',
            redirect_uris: ['http://127.0.0.1/unused'],
            bot_id: botId,
            bot_user_id: botUserId,
            bot_name: 'tambour',
          },
        ],
        tokens: [
          ...botTokens.map((token) => ({
            token,
            type: 'bot',
            user_id: botUserId,
            bot_id: botId,
            bot_user_id: botUserId,
            app_id: appId,
            scopes,
          })),
          ...people.map(({ name }) => ({ token: tokenOfPerson(name), type: 'user', user: name })),
        ],
      },
    },
  });
  // `emulate` cannot choose a free port or put another address into its links, so we rewrite them.
  const url = emulator.url.replace('localhost', '127.0.0.1');
  let calls = 0;
  const tokenOf = (as: string): string => {
    calls += 1;
    return (as === 'bot' ? botTokens[calls % botTokens.length] : undefined) ?? tokenOfPerson(as);
  };
  const call: Backend['call'] = async (as, method, args) => {
    const response = await fetch(`${url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokenOf(as)}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    return answerSchema.parse(JSON.parse((await response.text()).replaceAll(emulator.url, origin)));
  };
  const { members } = listSchema.parse(await call('bot', 'users.list', { limit: 1000 }));
  const { channels: made } = channelsSchema.parse(await call('bot', 'conversations.list', { limit: 1000 }));
  return {
    url,
    call,
    tokenOf,
    idOf: (name) => named(members, name),
    channelId: (name) => named(made, name),
    close: () => emulator.close(),
  };
}

/** `emulate`, unlike Slack, allows a token 5,000 requests an hour, so the bot's tokens are used in turn. */
const botTokens = Array.from({ length: 20 }, (_, index) => `inside-bot-${index}`);

function tokenOfPerson(name: string): string {
  return `inside-${name}`;
}

function named(list: readonly { readonly id: string; readonly name: string }[], name: string): string {
  const found = list.find((one) => one.name === name);
  if (found === undefined) throw new Error(`the Slack of tests has no ${name}`);
  return found.id;
}
