import { z } from 'zod';

import { type Group, must } from './problem.ts';

/** Settings of a Mattermost server: how to reach it, and how it reaches Tambour. Neither address ends in a slash. */
export interface MattermostConfig {
  readonly url: string;
  /** The token of the bot's account. */
  readonly token: string;
  /** The tokens of the slash command, one per team. */
  readonly commandTokens: readonly string[];
  /** The address to which the server sends what people type, press and fill in. */
  readonly callbackUrl: string;
}

const address = z
  .url({ protocol: /^https?$/, error: must('mattermostAddress') })
  .refine((text) => !/[?#@]/.test(text), must('plainAddress'))
  .transform((text) => text.replace(/\/+$/, ''));
// The server makes its tokens itself: https://docs.mattermost.com, "26-character id".
const token = /^[a-z0-9]{26}$/;

export const mattermostShape = {
  MATTERMOST_URL: address.refine(isPrivateOnTheWay, must('encryptedAddress')).optional(),
  MATTERMOST_TOKEN: z.string().regex(token, must('mattermostToken')).optional(),
  MATTERMOST_COMMAND_TOKENS: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((all) => all.every((one) => token.test(one)), must('commandTokens'))
    .optional(),
  MATTERMOST_CALLBACK_URL: address.optional(),
};

function isPrivateOnTheWay(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** Groups Mattermost's four settings: null when none is set, refused when only some are. */
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
    return { kind: 'refused', problems: absent.map((setting) => ({ setting, problem: 'mattermostNeedsAll' })) };
  }
  return { kind: 'settings', value: { url, token: botToken, commandTokens, callbackUrl } };
}
