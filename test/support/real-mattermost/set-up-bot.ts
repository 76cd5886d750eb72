import assert from 'node:assert/strict';

import { z } from 'zod';

import { carryOut } from '#chat/mattermost/carry-out-setup.ts';
import { planSetup } from '#chat/mattermost/plan-setup.ts';
import { answerOf, type RestApi } from '#chat/mattermost/rest-api.ts';
import { surveyServer } from '#chat/mattermost/survey-server.ts';

const meSchema = z.object({ id: z.string() });

/** Creates bot, token and command with the code of "tambour setup mattermost". */
export async function setUpBot(
  admin: RestApi,
  restOf: (token: string) => RestApi,
  wanted: { readonly team: string; readonly bot: string; readonly callbackUrl: string },
): Promise<{ readonly bot: { readonly id: string; readonly token: string }; readonly commandToken: string }> {
  const surveyed = await surveyServer(admin);
  assert.ok(surveyed.kind === 'server', JSON.stringify(surveyed));
  const { teams } = surveyed.server;
  const { team, bot, callbackUrl } = wanted;
  const wishes = { callbackUrl, teams: [team], channels: [], token: null, bot };
  const plan = await planSetup(wishes, { rest: admin, restOfBot: restOf, teams });
  assert.deepEqual(plan.obstacles, []);
  const carried = await carryOut(plan, admin, () => {});
  const { token, commandTokens } = carried.result;
  const [commandToken] = commandTokens;
  assert.ok(
    carried.kind === 'done' && token !== null && commandToken !== undefined,
    `the set-up stopped: ${carried.kind === 'stopped' ? `${carried.at.kind}: ${carried.why}` : ''}`,
  );
  const me = answerOf(await restOf(token).ask('GET', '/users/me', meSchema));
  return { bot: { id: me.id, token }, commandToken };
}
