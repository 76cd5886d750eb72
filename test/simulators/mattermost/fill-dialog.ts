import { z } from 'zod';

import { filledIn, type Written } from '../../support/mattermost-client/filled-in.ts';
import { checkDialog } from './check-dialog.ts';
import { type OpenDialog, type SubmitAnswer, submitDialog } from './dialogs.ts';
import { readStrictly } from './read-body.ts';
import { Refusal } from './refusal.ts';
import type { Server } from './state.ts';

/** Outcome of a dialog that a person sent. */
export type DialogSent =
  | { readonly kind: 'closed' }
  /** The dialog stays, with errors from the integration, or from the client, which then sent nothing. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>>; readonly error: string | null }
  /** The next step takes its place. */
  | { readonly kind: 'replaced' };

const answer = z.strictObject({
  type: z.enum(['', 'ok', 'form', 'navigate']).optional(),
  form: z.unknown().optional(),
  error: z.string().optional(),
  errors: z.record(z.string(), z.string()).optional(),
});

/** Returns the dialog that this person has open, or null. */
export function dialogOf(server: Server, userId: string): OpenDialog | null {
  return server.dialogs.findLast((one) => one.userId === userId) ?? null;
}

/** Fills in the dialog and sends it, as its person's client does. Fields that `values` leave out stay unchanged. */
export async function fillDialog(
  server: Server,
  userId: string,
  values: Readonly<Record<string, Written>>,
  from: 'web' | 'phone' = 'web',
): Promise<DialogSent> {
  const open = openOf(server, userId);
  const filled = { ...open, values: { ...open.values, ...values } };
  const done = filledIn(open.dialog, filled.values, { kind: from, version: server.version });
  replace(server, open, filled);
  switch (done.kind) {
    case 'kept': {
      const wrong = { errors: done.errors, error: 'Please fix all field errors' };
      replace(server, filled, { ...filled, ...wrong });
      return { kind: 'errors', ...wrong };
    }
    case 'sent':
      return become(server, filled, await sendDialog(server, filled, done.submission, false));
  }
}

/** Closes the dialog, and notifies its integration if that asked for it. */
export async function cancelDialog(server: Server, userId: string): Promise<void> {
  const open = openOf(server, userId);
  replace(server, open, null);
  if (open.dialog.notify_on_cancel === true) await sendDialog(server, open, {}, true);
}

function openOf(server: Server, userId: string): OpenDialog {
  const open = dialogOf(server, userId);
  if (open === null) throw new Error(`no dialog stands open for ${userId}`);
  return open;
}

function replace(server: Server, open: OpenDialog, by: OpenDialog | null): void {
  server.dialogs = server.dialogs.flatMap((one) => (one === open ? (by ?? []) : one));
}

async function sendDialog(
  server: Server,
  { userId, channelId, teamId, url, dialog }: OpenDialog,
  values: Readonly<Record<string, unknown>>,
  cancelled: boolean,
): Promise<SubmitAnswer> {
  try {
    return await submitDialog(server, userId, {
      url,
      callback_id: dialog.callback_id ?? '',
      state: dialog.state ?? '',
      channel_id: channelId,
      team_id: teamId,
      submission: values,
      cancelled,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { error: 'Submission failed.' };
  }
}

function become(server: Server, open: OpenDialog, came: SubmitAnswer): DialogSent {
  const { error = null, errors = {}, type, form } = readStrictly(server, 'answer to a dialog', answer, came);
  const names = new Set((open.dialog.elements ?? []).map(({ name }) => name));
  for (const name of Object.keys(errors))
    if (!names.has(name)) server.complaints.push(`errors name "${name}", which is no element`);
  if (error !== null || Object.keys(errors).length > 0) {
    replace(server, open, { ...open, error, errors });
    return { kind: 'errors', error, errors };
  }
  const dialog = type === 'form' ? checkDialog(server, form) : null;
  replace(server, open, dialog === null ? null : { ...open, dialog, values: {}, errors: {}, error: null });
  return { kind: dialog === null ? 'closed' : 'replaced' };
}
