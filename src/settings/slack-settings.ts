import { z } from 'zod';

import { type Group, must } from './problem.ts';

/** Settings to reach Slack; `apiUrl` ends in a slash. */
export type SlackConfig = { readonly botToken: string; readonly apiUrl: string } & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string }
);

const slackApi = 'https://slack.com/api/';

export const slackShape = {
  SLACK_MODE: z.enum(['socket', 'http'], { error: must('slackMode') }).default('socket'),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', must('botToken')).optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', must('appToken')).optional(),
  SLACK_SIGNING_SECRET: z.string().min(16, must('signingSecret')).optional(),
  SLACK_API_URL: z.string().refine(isSlackApi, must('slackAddress')).optional(),
};

/** Groups Slack's settings: null when none of them is set, refused when only some of those needed are. */
export function slackOf(env: z.infer<z.ZodObject<typeof slackShape>>): Group<SlackConfig> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const apiUrl = env.SLACK_API_URL ?? slackApi;
  const second = env.SLACK_MODE === 'socket' ? appToken : signingSecret;
  if (botToken === undefined && second === undefined) return { kind: 'settings', value: null };
  if (botToken === undefined) {
    const problem = env.SLACK_MODE === 'socket' ? 'missingBesideAppToken' : 'missingBesideSigningSecret';
    return { kind: 'refused', problems: [{ setting: 'SLACK_BOT_TOKEN', problem }] };
  }
  if (second === undefined) {
    const setting = env.SLACK_MODE === 'socket' ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
    return { kind: 'refused', problems: [{ setting, problem: 'missingBesideBotToken' }] };
  }
  return {
    kind: 'settings',
    value:
      env.SLACK_MODE === 'socket'
        ? { mode: 'socket', botToken, appToken: second, apiUrl }
        : { mode: 'http', botToken, signingSecret: second, apiUrl },
  };
}

function isSlackApi(text: string): boolean {
  if (text === slackApi) return true;
  return text.endsWith('/api/') && URL.canParse(text) && ['127.0.0.1', 'localhost'].includes(new URL(text).hostname);
}
