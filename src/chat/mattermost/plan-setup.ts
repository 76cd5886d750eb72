import { z } from 'zod';

import type { RestApi } from './rest-api.ts';
import { expectAnswer, foundOrNull } from './expect-answer.ts';
import { findCommand } from './find-command.ts';
import type { SetupObstacle, SetupPlan, SetupStep } from './setup-plan.ts';
import type { Team } from './survey-server.ts';
import { botName, type MattermostWishes } from './setup-wishes.ts';

interface Bot {
  readonly id: string;
  readonly isAwake: boolean;
  readonly hasPicture: boolean;
}

const usersSchema = z.array(
  z.object({
    id: z.string(),
    is_bot: z.boolean().default(false),
    delete_at: z.number(),
    // Left out where it is 0: server/public/model/user.go. Putting the server's own picture back makes it 0 again.
    last_picture_update: z.number().default(0),
  }),
);
const memberSchema = z.object({ user_id: z.string(), delete_at: z.number().default(0) });
const channelSchema = z.object({ id: z.string(), delete_at: z.number() });
const tokensSchema = z.array(z.object({ id: z.string(), is_active: z.boolean().default(true) }));
const whoSchema = z.object({ id: z.string() });

export interface PlanningWith {
  /** The server's API with the administrator's token. */
  readonly rest: RestApi;
  /** Opens the same server's API with the token that the settings hold. */
  readonly restOfBot: (token: string) => RestApi;
  readonly teams: readonly Team[];
}

/**
 * Plans the steps that make the wishes come true on a server, leaving out those already done. Changes nothing. Throws
 * if the server does not answer.
 */
export async function planSetup(wishes: MattermostWishes, with_: PlanningWith): Promise<SetupPlan> {
  const { rest } = with_;
  const name = wishes.bot ?? botName;
  const bot = await findBot(rest, name);
  if (bot === 'nameTaken') return { ...nothing, obstacles: [{ kind: 'nameTaken' }] };
  const hasToken = bot !== null && wishes.token !== null && (await isOf(with_.restOfBot(wishes.token), bot.id));
  const obstacles: SetupObstacle[] = [];
  const steps: SetupStep[] = [];
  const commandTokens: string[] = [];
  if (bot === null) steps.push({ kind: 'makeBot', name });
  else if (!bot.isAwake) steps.push({ kind: 'wakeBot', botId: bot.id });
  if (!hasToken) steps.push({ kind: 'makeToken' });
  for (const teamName of wishes.teams) {
    const team = with_.teams.find((one) => one.name === teamName);
    if (team === undefined) {
      obstacles.push({ kind: 'noSuchTeam', team: teamName });
      continue;
    }
    if (bot === null || !(await isMember(rest, `/teams/${team.id}/members/${bot.id}`))) {
      steps.push({ kind: 'joinTeam', teamId: team.id, team: team.name });
    }
    const command = await commandStep(rest, team, `${wishes.callbackUrl}/mattermost/command`);
    if (typeof command === 'string') commandTokens.push(command);
    else steps.push(command);
  }
  for (const said of wishes.channels) {
    const step = await channelStep(said, wishes, bot, with_);
    if (step?.kind === 'joinChannel') steps.push(step);
    else if (step !== null) obstacles.push(step);
  }
  // Last, since it fails where the server keeps no files: everything else is done by then.
  if (bot?.hasPicture !== true) steps.push({ kind: 'bringPicture' });
  const otherTokens = bot === null || hasToken ? 0 : await tokensOf(rest, bot.id);
  return { obstacles, steps, botId: bot?.id ?? null, commandTokens, otherTokens };
}

const nothing: SetupPlan = { obstacles: [], steps: [], botId: null, commandTokens: [], otherTokens: 0 };

async function findBot(rest: RestApi, name: string): Promise<Bot | null | 'nameTaken'> {
  const answer = await rest.ask('POST', '/users/usernames', usersSchema, { body: [name] });
  const [user] = expectAnswer(answer);
  if (user === undefined) return null;
  if (!user.is_bot) return 'nameTaken';
  return { id: user.id, isAwake: user.delete_at === 0, hasPicture: user.last_picture_update > 0 };
}

async function isOf(rest: RestApi, botId: string): Promise<boolean> {
  const answer = await rest.ask('GET', '/users/me', whoSchema);
  if (answer.kind === 'refused' && answer.status === 401) return false;
  return expectAnswer(answer).id === botId;
}

async function isMember(rest: RestApi, path: string): Promise<boolean> {
  const member = foundOrNull(await rest.ask('GET', path, memberSchema));
  return member !== null && member.delete_at === 0;
}

async function commandStep(rest: RestApi, team: Team, url: string): Promise<SetupStep | string> {
  const command = await findCommand(rest, team.id);
  if (command === null) return { kind: 'makeCommand', teamId: team.id, team: team.name, url };
  if (command.url === url && command.token !== '') return command.token;
  return { kind: 'changeCommand', command, team: team.name, url };
}

async function channelStep(
  said: string,
  wishes: MattermostWishes,
  bot: Bot | null,
  { rest, teams }: PlanningWith,
): Promise<Extract<SetupStep, { kind: 'joinChannel' }> | SetupObstacle | null> {
  const [teamName = '', channelName = ''] = said.split('/');
  const team = teams.find((one) => one.name === teamName);
  if (team === undefined || !wishes.teams.includes(teamName)) return { kind: 'channelOutsideTeams', channel: said };
  const path = `/teams/${team.id}/channels/name/${encodeURIComponent(channelName)}`;
  const channel = foundOrNull(await rest.ask('GET', path, channelSchema));
  if (channel === null || channel.delete_at !== 0) return { kind: 'noSuchChannel', channel: said };
  if (bot !== null && (await isMember(rest, `/channels/${channel.id}/members/${bot.id}`))) return null;
  return { kind: 'joinChannel', channelId: channel.id, channel: said };
}

async function tokensOf(rest: RestApi, botId: string): Promise<number> {
  const answer = await rest.ask('GET', `/users/${botId}/tokens?per_page=100`, tokensSchema);
  return expectAnswer(answer).filter((token) => token.is_active).length;
}
