import { z } from 'zod';

import type { Group, Problem } from './problem.ts';

/** How Slack is reached; `apiUrl` ends in a slash. */
export type SlackConfig = { readonly botToken: string; readonly apiUrl: string } & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string }
);

const slackApi = 'https://slack.com/api/';

export const slackShape = {
  SLACK_MODE: z.enum(['socket', 'http'], { error: 'must be "socket" or "http"' }).default('socket'),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must be the bot token, which begins with "xoxb-"').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must be the app-level token, which begins with "xapp-"').optional(),
  SLACK_SIGNING_SECRET: z.string().min(16, 'must be the signing secret of the app').optional(),
  SLACK_API_URL: z.string().refine(isSlackApi, 'must be https://slack.com/api/, or an address on 127.0.0.1').optional(),
};

/** What belongs together is set together, or nothing of it: then null. */
export function slackOf(env: z.infer<z.ZodObject<typeof slackShape>>): Group<SlackConfig> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const apiUrl = env.SLACK_API_URL ?? slackApi;
  const second = env.SLACK_MODE === 'socket' ? appToken : signingSecret;
  if (botToken === undefined && second === undefined) return { kind: 'settings', value: null };
  const secondName = env.SLACK_MODE === 'socket' ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
  if (botToken === undefined) return { kind: 'refused', problems: [missing('SLACK_BOT_TOKEN', secondName)] };
  if (second === undefined) return { kind: 'refused', problems: [missing(secondName, 'SLACK_BOT_TOKEN')] };
  return {
    kind: 'settings',
    value:
      env.SLACK_MODE === 'socket'
        ? { mode: 'socket', botToken, appToken: second, apiUrl }
        : { mode: 'http', botToken, signingSecret: second, apiUrl },
  };
}

function missing(setting: string, there: string): Problem {
  return { setting, problem: `is missing: ${there} is set, and Slack needs both` };
}

function isSlackApi(text: string): boolean {
  if (text === slackApi) return true;
  return text.endsWith('/api/') && URL.canParse(text) && ['127.0.0.1', 'localhost'].includes(new URL(text).hostname);
}
