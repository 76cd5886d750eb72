import { z } from 'zod';

import type { Written } from '../../support/mattermost-client/filled-in.ts';
import { checkDialog, type Dialog } from './check-dialog.ts';
import { dialogJson } from './dialog-json.ts';
import { asJson, goJson, sendToIntegration } from './integration-request.ts';
import { channelOf, mayRead } from './permissions.ts';
import { badParameter, notPermitted, Refusal } from './refusal.ts';
import type { Props, Server } from './state.ts';
import { clientTrigger, useTrigger } from './triggers.ts';

/** A dialog that is or was open for a person. */
export interface OpenDialog {
  readonly userId: string;
  readonly channelId: string;
  readonly teamId: string;
  readonly url: string;
  readonly dialog: Dialog;
  /** Values that the person has entered, by element name. They survive a refusal. */
  readonly values: Readonly<Record<string, Written>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly error: string | null;
}

/**
 * Opens a dialog for the person who pressed or typed. It needs only a fresh trigger. What is wrong with the dialog
 * itself, a real server notes in its log; here it is a complaint, and nobody sees the dialog.
 */
export function openDialog(
  server: Server,
  wanted: { readonly triggerId: string; readonly url: string; readonly dialog: unknown },
): void {
  const { userId, channelId, teamId } = useTrigger(server, wanted.triggerId);
  const dialog = checkDialog(server, wanted.dialog);
  if (!URL.canParse(wanted.url)) server.complaints.push(`dialog: ${wanted.url} is no address`);
  if (dialog === null) return;
  const fresh = { values: {}, errors: {}, error: null };
  server.dialogs = [...server.dialogs, { userId, channelId, teamId, url: wanted.url, dialog, ...fresh }];
  const told = {
    trigger_id: clientTrigger(wanted.triggerId),
    url: wanted.url,
    dialog: dialogJson(server, wanted.dialog),
  };
  server.publish({ event: 'open_dialog', userId, data: { dialog: JSON.stringify(told) } });
}

export const submission = z.strictObject({
  url: z.string(),
  callback_id: z.string().optional(),
  state: z.string().optional(),
  user_id: z.string().optional(),
  channel_id: z.string(),
  team_id: z.string(),
  submission: z.record(z.string(), z.unknown()),
  cancelled: z.boolean().optional(),
});

/** Answer of an integration to a submission; nothing, or `{}`, closes the dialog. */
export type SubmitAnswer = Readonly<Record<string, unknown>>;

/** Submits a dialog as any signed-in person, with any address, state and values. The server sets `user_id`. */
export async function submitDialog(
  server: Server,
  userId: string,
  wanted: z.infer<typeof submission>,
): Promise<SubmitAnswer> {
  if (!URL.canParse(wanted.url)) throw badParameter('url');
  mayRead(server, userId, channelOf(server, wanted.channel_id), 'posts');
  if (wanted.team_id !== '' && server.teams.get(wanted.team_id)?.members.has(userId) !== true)
    throw notPermitted('view_team');
  const body: Props = {
    type: 'dialog_submission',
    callback_id: wanted.callback_id ?? '',
    state: wanted.state ?? '',
    user_id: userId,
    channel_id: wanted.channel_id,
    team_id: wanted.team_id,
    submission: wanted.submission,
    cancelled: wanted.cancelled ?? false,
  };
  const answered = await sendToIntegration(server, { url: wanted.url, headers: asJson, body: goJson(body) });
  if (answered.kind === 'failed')
    throw new Refusal(400, 'api.post.do_action.action_integration.app_error', answered.why);
  if (answered.text === '') return {};
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(answered.text));
  } catch {
    server.complaints.push(`no answer to a dialog: ${answered.text.slice(0, 200)}`);
    throw new Refusal(500, 'app.submit_interactive_dialog.decode_json_error');
  }
}
