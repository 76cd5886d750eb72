import { z } from 'zod';

import type { Group } from './problem.ts';

/** How a Mattermost server is reached, and how it reaches Tambour. Neither address ends in a slash. */
export interface MattermostConfig {
  readonly url: string;
  /** Of the bot's account. */
  readonly token: string;
  /** Of the slash command, one for each team. */
  readonly commandTokens: readonly string[];
  /** Where the server sends what people type, press and fill in. */
  readonly callbackUrl: string;
}

const address = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://chat.example.org' })
  .refine((text) => !/[?#@]/.test(text), 'must be an address without a question mark, "#" or credentials')
  .transform((text) => text.replace(/\/+$/, ''));
// Of the server's own making: https://docs.mattermost.com, "26-character id".
const token = /^[a-z0-9]{26}$/;

export const mattermostShape = {
  MATTERMOST_URL: address
    .refine(isPrivateOnTheWay, 'must begin with https://, but for a server on this machine: a token goes there')
    .optional(),
  MATTERMOST_TOKEN: z.string().regex(token, 'must be the token of the bot, 26 letters and digits').optional(),
  MATTERMOST_COMMAND_TOKENS: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((all) => all.every((one) => token.test(one)), 'must be the tokens of the command, one a team, with commas')
    .optional(),
  MATTERMOST_CALLBACK_URL: address.optional(),
};

function isPrivateOnTheWay(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** All four are set, or none: then null. */
export function mattermostOf(env: z.infer<z.ZodObject<typeof mattermostShape>>): Group<MattermostConfig> {
  const { MATTERMOST_URL: url, MATTERMOST_TOKEN: botToken, MATTERMOST_CALLBACK_URL: callbackUrl } = env;
  const { MATTERMOST_COMMAND_TOKENS: commandTokens } = env;
  if (url === undefined || botToken === undefined || callbackUrl === undefined || commandTokens === undefined) {
    const names = [
      'MATTERMOST_URL',
      'MATTERMOST_TOKEN',
      'MATTERMOST_COMMAND_TOKENS',
      'MATTERMOST_CALLBACK_URL',
    ] as const;
    const absent = names.filter((name) => env[name] === undefined);
    if (absent.length === names.length) return { kind: 'settings', value: null };
    const problem = 'is missing: Mattermost needs all four, which its set-up writes (README.md, "Connect Mattermost")';
    return { kind: 'refused', problems: absent.map((setting) => ({ setting, problem })) };
  }
  return { kind: 'settings', value: { url, token: botToken, commandTokens, callbackUrl } };
}
