import { z } from 'zod';

import { authTest, botsInfo } from './slack-methods.ts';
import type { Asked, SlackApi } from './web-api.ts';

/** The bot, and the workspace where it is installed. */
export interface Us {
  /** "slack:T1", or "slack:E1" if a whole organisation installed the app. */
  readonly platformId: string;
  readonly team: string;
  /** Names of the workspace and of the bot, for people. */
  readonly workspace: string;
  readonly name: string;
  /** Null outside Enterprise Grid. */
  readonly enterprise: string | null;
  readonly isForWholeEnterprise: boolean;
  /** The workspace's address on the web; null if Slack did not give it, or there are several. */
  readonly workspaceUrl: string | null;
  readonly user: string;
  readonly bot: string | null;
  /** Null if Slack did not say. */
  readonly app: string | null;
}

// https://docs.slack.dev/reference/methods/auth.test
const authSchema = z.object({
  team_id: z.string().min(1),
  user_id: z.string().min(1),
  url: z.url().nullish(),
  team: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().optional(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
});
const botSchema = z.object({ bot: z.object({ app_id: z.string().optional() }).optional() });

/** Asks Slack whose token this is. */
export async function whoWeAre(api: SlackApi): Promise<Asked<Us>> {
  const asked = await api.ask(authTest, {}, authSchema, { tries: 2, patienceMs: 5_000 });
  if (asked.kind !== 'answered') return asked;
  const { team_id: team, user_id: user, bot_id: bot = null, enterprise_id: enterprise = null } = asked.answer;
  const workspace = asked.answer.team ?? team;
  const name = asked.answer.user ?? user;
  const isForWholeEnterprise = asked.answer.is_enterprise_install === true && enterprise !== null;
  const workspaceUrl = isForWholeEnterprise ? null : (asked.answer.url ?? null);
  const app = bot === null ? null : await appOf(api, bot);
  const platformId = `slack:${isForWholeEnterprise ? enterprise : team}`;
  const us = { platformId, team, workspace, name, enterprise, isForWholeEnterprise, workspaceUrl, user, bot, app };
  return { kind: 'answered', answer: us };
}

/** Returns the app that a bot belongs to, which its token does not say. */
async function appOf(api: SlackApi, bot: string): Promise<string | null> {
  const asked = await api.ask(botsInfo, { bot }, botSchema, { tries: 2, patienceMs: 5_000 });
  return asked.kind === 'answered' ? (asked.answer.bot?.app_id ?? null) : null;
}
