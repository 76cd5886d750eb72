import { deskThatWakes } from '#accounts/desk-that-wakes.ts';
import type { Context } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { boxesFields } from '#bot/forms/choice-fields.ts';
import { ticked } from '#bot/forms/form-values.ts';
import type { Settings } from './read-setup.ts';
import { onceInEffect } from '#bot/once.ts';
import { maySetUp, mixesPractice, type OfferedAccount, offeredAccounts, type SettingUp } from './setup-rights.ts';
import { settingsRefusedText } from './settings-refused-text.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { createDesk } from '#desks/create-desk.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { lockDesk } from '#desks/lock-desk.ts';
import type { Members } from '#desks/may.ts';
import { changeDeskWithTemplates } from '#drafts/emergency/change-desk.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { SetupLook } from './look-at-setup.ts';
import { rightsText } from './rights-text.ts';
import { losesTemplates, lostText, mayLoseTemplates, membersAfter } from './templates-at-stake.ts';
import { cardButton } from '#bot/card-button.ts';
import { plainCard } from '#bot/plain-card.ts';
import { formError, fieldErrors, type FormAnswer, accepted } from '#bot/form-answer.ts';

interface Refused {
  readonly kind: 'refused';
}

type Written = Awaited<ReturnType<typeof write>>;
type Refusal = Extract<Written, { readonly kind: 'refused' }>['why'];

interface Wish {
  readonly channel: string;
  /** The desk on which the form was opened; null for a new one. */
  readonly deskId: string | null;
  readonly settings: Settings;
  /** The chosen accounts; null: the form offered none. */
  readonly accountIds: readonly string[] | null;
  /** Of the desk with these settings, if emergency templates are at stake. */
  readonly members: Members | null;
  /** The sender was told which templates are lost, and saves all the same. */
  readonly mayLose: boolean;
}

/**
 * Opens a desk in the channel, or changes the existing one. The person's rights are checked again, against the desk as
 * it is now.
 */
export async function saveSetup(
  ctx: Context,
  look: SetupLook,
  { values, binding }: FormSubmitted,
): Promise<FormAnswer> {
  const { bot, chat, m } = ctx;
  const { channel, target: deskId } = binding;
  if (look.kind === 'noName') return fieldErrors({ name: m.setup.error.noName });
  if (look.kind === 'noSteward') return fieldErrors({ stewards: m.setup.error.noSteward });
  const { settings, administers, isInChannel, isOpen, groupProblem, couldApprove } = look;
  if (!isInChannel) return formError(m.answers.notInChannel);
  if (groupProblem !== null) return fieldErrors({ group: m.setup.error[groupProblem] });
  if (couldApprove === 'never') return fieldErrors({ [approversField(settings)]: m.setup.error.never_approved });
  const hasAccounts = boxesFields(values, 'accounts').length > 0;
  const desk = deskId === null ? null : await readDesk(bot.store.db, { id: deskId }, bot.store.clock.now());
  const wish: Wish = {
    channel,
    deskId,
    settings,
    accountIds: hasAccounts ? ticked(values, 'accounts') : null,
    members:
      desk === null
        ? null
        : await membersAfter(ctx, desk, { ...settings, language: desk.language, timeZone: desk.timeZone }),
    mayLose: mayLoseTemplates(values),
  };
  const outcome = await onceInEffect(
    bot.store,
    { platform: chat.id, dedupeKey: ctx.dedupeKey },
    (work) => write(work, { ...ctx, administers }, wish),
    ({ kind }) => kind === 'saved',
  );
  if (outcome.kind === 'repeat') return accepted();
  const written = outcome.value;
  if (written.kind === 'losesTemplates') return losesTemplates(m, values, written.names);
  if (written.kind === 'refused') return refusalOf(ctx, written.why, settings);
  const sentence = deskId === null ? m.setup.done(settings.name) : m.setup.changed(settings.name);
  const rights = await rightsText(ctx, written.before, settings);
  const joined = settings.approversFrom === 'channel' && isOpen ? [m.policy.openAfter(settings.seenForHours)] : [];
  const hasSteps = (written.before?.steps ?? null) !== null;
  const steps = hasSteps ? [m.steps.stay] : [];
  const shared = written.shared.map(({ label, owner }) => m.setup.decidedElsewhere(label, owner));
  const said = [sentence, ...rights, ...joined, ...steps, ...shared, ...lostText(m, written.lost)];
  // If posts are approved in steps, the approvers in this form do not matter.
  const isRisk = couldApprove === 'justEnough' && !hasSteps;
  const risk = isRisk ? [m.setup.noSecond(settings.approvalsNeeded)] : [];
  // The form of a new desk left most settings out.
  const labels = [...(isRisk ? [m.setup.addApprover] : []), ...(deskId === null ? [m.setup.more] : [])];
  const about = { draftId: 'none', revision: 0, target: null };
  const buttons = labels.map((label) => cardButton('setup', label, 'plain', about));
  return accepted(
    plainCard([...said, ...risk].join('\n'), ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }])),
  );
}

function approversField({ approversFrom }: Settings): string {
  switch (approversFrom) {
    case 'people':
      return 'approvers';
    case 'channel':
      return 'approversFrom';
    case 'group':
      return 'group';
  }
}

/** Writes the settings, all or none. Returns the previous ones, or why nothing was written. */
async function write(
  work: UnitOfWork,
  ctx: SettingUp,
  { channel, deskId, settings, accountIds, members, mayLose }: Wish,
): Promise<
  | {
      readonly kind: 'saved';
      readonly before: Desk | null;
      readonly shared: readonly SharedAccount[];
      /** Names of the emergency templates that can no longer be sent. */
      readonly lost: readonly string[];
    }
  | { readonly kind: 'losesTemplates'; readonly names: readonly string[] }
  | {
      readonly kind: 'refused';
      readonly why:
        | 'not_allowed'
        | 'no_account'
        | 'mixed_accounts'
        | Extract<Awaited<ReturnType<typeof createDesk | typeof changeDeskWithTemplates>>, Refused>['why'];
    }
> {
  const { chat, user } = ctx;
  const desk = await lockDesk(work, { platform: chat.id, channel });
  if (!maySetUp(ctx, desk)) return refused('not_allowed');
  if ((desk?.id ?? null) !== deskId) return refused(desk === null ? 'no_such_desk' : 'channel_taken');
  const offered = await offeredAccounts(work.tx, ctx, desk);
  if (accountIds?.some((id) => !offered.some((account) => account.id === id))) return refused('unknown_account');
  if (offered.length > 0 && accountIds?.length === 0) return refused('no_account');
  const chosen = offered.filter(({ id }) => accountIds?.includes(id));
  if (mixesPractice(ctx, chosen)) return refused('mixed_accounts');
  const language = settings.language ?? desk?.language ?? user.language;
  const timeZone = settings.timeZone ?? desk?.timeZone ?? user.timeZone;
  const changes = { ...settings, language, timeZone, ...(accountIds === null ? {} : { accountIds }) };
  const outcome =
    deskId === null
      ? await createDesk(work, { ...changes, platform: chat.id, channel, by: user.id })
      : await changeDeskWithTemplates(work, { deskId, by: user.id, changes, members, mayLose });
  if (outcome.kind === 'refused' || outcome.kind === 'losesTemplates') return outcome;
  const lost = outcome.kind === 'changed' ? outcome.lost : [];
  const added = chosen.filter(({ id }) => !desk?.accounts.some((account) => account.id === id));
  return { kind: 'saved', before: desk, shared: await decidedElsewhere(work.tx, added, deskId), lost };
}

/** An account that another desk had before, and decides about. */
interface SharedAccount {
  readonly label: string;
  /** Name of that desk. */
  readonly owner: string;
}

/** Lists the accounts that another desk decides about, since it had them first. */
async function decidedElsewhere(
  tx: Transaction,
  added: readonly OfferedAccount[],
  deskId: string | null,
): Promise<readonly SharedAccount[]> {
  const shared: SharedAccount[] = [];
  for (const account of added) {
    const isShared = (await tx.deskAccount.count({ where: { accountId: account.id } })) > 1;
    const owner = isShared ? await deskThatWakes(tx, account.id) : null;
    if (owner !== null && owner.id !== deskId) shared.push({ label: accountLabel(account), owner: owner.name });
  }
  return shared;
}

function refused<Why>(why: Why): { readonly kind: 'refused'; readonly why: Why } {
  return { kind: 'refused', why };
}

function refusalOf({ m }: Context, why: Refusal, settings: Settings): FormAnswer {
  switch (why) {
    case 'not_allowed':
      return formError(m.setup.notSteward);
    case 'no_account':
      return fieldErrors({ accounts: m.forms.error.noAccount });
    case 'mixed_accounts':
      return fieldErrors({ accounts: m.setup.error.mixed_accounts });
    case 'nobody_could_approve':
      return fieldErrors({ [approversField(settings)]: settingsRefusedText(m, why) });
    case 'bad_time_zone':
      return fieldErrors({ zone: settingsRefusedText(m, why) });
    case 'bad_seen_for':
      return fieldErrors({ seenFor: settingsRefusedText(m, why) });
    case 'bad_grace':
      return fieldErrors({ grace: settingsRefusedText(m, why) });
    case 'bad_recording_days':
      return fieldErrors({ recordingDays: settingsRefusedText(m, why) });
    case 'bad_number':
      return fieldErrors({ number: settingsRefusedText(m, why) });
    case 'bad_steps':
    case 'steps_unfillable':
    case 'bad_not_after':
    case 'bad_digest':
    case 'bad_hours':
    case 'bad_holidays':
    case 'unknown_account':
    case 'channel_taken':
    case 'no_such_desk':
      return formError(settingsRefusedText(m, why));
  }
}
