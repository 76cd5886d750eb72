import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import type { RestApi } from './rest-api.ts';
import { expectAnswer, ServerRefused } from './expect-answer.ts';
import type { SetupPlan, SetupStep } from './setup-plan.ts';
import { botName } from './setup-wishes.ts';

/** Values that the settings must hold afterwards. */
export interface SetupResult {
  /** Null: the one in the settings stays. */
  readonly token: string | null;
  readonly commandTokens: readonly string[];
}

export type CarriedOut =
  | { readonly kind: 'done'; readonly result: SetupResult }
  /** The earlier steps are done, and the next run skips them. A new token in `result` must be kept. */
  | { readonly kind: 'stopped'; readonly at: SetupStep; readonly why: string; readonly result: SetupResult };

const botSchema = z.object({ user_id: z.string() });
const tokenSchema = z.object({ token: z.string() });
const anything = z.unknown();

/** Carries out the steps of a plan in order, and reports each one done. Stops at the first that is refused. */
export async function carryOut(plan: SetupPlan, rest: RestApi, onDone: (step: SetupStep) => void): Promise<CarriedOut> {
  let { botId } = plan;
  let token: string | null = null;
  const commandTokens = [...plan.commandTokens];
  const theBot = (): string => {
    if (botId === null) throw new Error('a step needs the bot, and none made it');
    return botId;
  };
  const take = async (step: SetupStep): Promise<void> => {
    switch (step.kind) {
      case 'makeBot':
        botId = await makeBot(rest, step.name);
        return;
      case 'wakeBot':
        await change(rest, 'POST', `/bots/${step.botId}/enable`, {});
        return;
      case 'makeToken':
        token = await makeToken(rest, theBot());
        return;
      case 'joinTeam':
        await change(rest, 'POST', `/teams/${step.teamId}/members`, { team_id: step.teamId, user_id: theBot() });
        return;
      case 'makeCommand':
        commandTokens.push(await makeCommand(rest, step.teamId, step.url));
        return;
      case 'changeCommand':
        commandTokens.push(await changeCommand(rest, step));
        return;
      case 'joinChannel':
        await change(rest, 'POST', `/channels/${step.channelId}/members`, { user_id: theBot() });
        return;
      case 'bringPicture':
        await bringPicture(rest, theBot());
        return;
    }
  };
  for (const step of plan.steps) {
    try {
      await take(step);
    } catch (error) {
      if (!(error instanceof ServerRefused)) throw error;
      return { kind: 'stopped', at: step, why: error.code, result: { token, commandTokens } };
    }
    onDone(step);
  }
  return { kind: 'done', result: { token, commandTokens } };
}

async function change(rest: RestApi, method: 'POST' | 'PUT', path: string, body: unknown): Promise<void> {
  expectAnswer(await rest.ask(method, path, anything, { body }));
}

async function makeBot(rest: RestApi, name: string): Promise<string> {
  const body = { username: name, display_name: 'Tambour', description: 'Drafts, approvals and publication' };
  return expectAnswer(await rest.ask('POST', '/bots', botSchema, { body })).user_id;
}

/** Uploads the bot's picture. The server scales it down itself: server/channels/app/user.go, AdjustImage. */
async function bringPicture(rest: RestApi, botId: string): Promise<void> {
  const form = new FormData();
  const bytes = await readFile(join(import.meta.dirname, '../../../assets/tambour.png'));
  form.append('image', new Blob([bytes], { type: 'image/png' }), 'tambour.png');
  expectAnswer(await rest.ask('POST', `/users/${botId}/image`, anything, { form }));
}

async function makeToken(rest: RestApi, botId: string): Promise<string> {
  const path = `/users/${botId}/tokens`;
  const answer = await rest.ask('POST', path, tokenSchema, { body: { description: 'Tambour' } });
  return expectAnswer(answer).token;
}

/** Creates the slash command. See https://developers.mattermost.com/integrate/slash-commands/custom/. */
async function makeCommand(rest: RestApi, teamId: string, url: string): Promise<string> {
  const body = {
    team_id: teamId,
    trigger: botName,
    method: 'P',
    url,
    display_name: 'Tambour',
    description: 'Draft a public post, list what is under way, set up this channel',
    auto_complete: true,
    auto_complete_hint: '[draft|list|setup|help]',
    auto_complete_desc: 'Draft a public post / Préparer une publication',
  };
  return expectAnswer(await rest.ask('POST', '/commands', tokenSchema, { body })).token;
}

async function changeCommand(
  rest: RestApi,
  { command, url }: Extract<SetupStep, { kind: 'changeCommand' }>,
): Promise<string> {
  const path = `/commands/${command.id}`;
  if (command.url !== url) await change(rest, 'PUT', path, { ...command.whole, url, method: 'P' });
  if (command.token !== '') return command.token;
  const answer = await rest.ask('PUT', `${path}/regen_token`, tokenSchema);
  return expectAnswer(answer).token;
}
