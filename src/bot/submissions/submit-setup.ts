import { mayOpenSetup, practiceAccounts } from '#bot/commands/open-setup.ts';
import type { Deed } from '#bot/deed.ts';
import { choicesIn, textIn } from '#bot/forms/form-values.ts';
import { onceInEffect } from '#bot/once.ts';
import type { FormSubmitted, FormValue } from '#chat/chat.ts';
import { changeDesk } from '#desks/change-desk.ts';
import { createDesk } from '#desks/create-desk.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';
import { readDesk } from '#desks/desk.ts';
import type { Writing } from '#storage/store.ts';

import { keptOpen, mend, type Submitted, taken } from './submitted.ts';

type Settings = Pick<
  DeskSettings,
  | 'name'
  | 'approversFrom'
  | 'approvers'
  | 'stewards'
  | 'approvalsNeeded'
  | 'reactionsCount'
  | 'graceSeconds'
  | 'language'
  | 'timeZone'
>;
type Refusal = Exclude<Awaited<ReturnType<typeof write>>, null>;

/** Opens a desk in the channel, or changes the one that is there. */
export async function submitSetup(deed: Deed, { values, binding }: FormSubmitted): Promise<Submitted> {
  const { bot, chat, m } = deed;
  const settings = settingsIn(values);
  if (settings.name === '') return mend({ name: m.setup.error.noName });
  const offered = await practiceAccounts(deed);
  const accountIds = choicesIn(values, 'accounts').filter((id) => offered.some((account) => account.id === id));
  const { channel } = binding;
  const desk = await readDesk(bot.store.db, { platform: chat.id, channel }, bot.store.clock.now());
  if (!mayOpenSetup(deed, desk)) return keptOpen(m.setup.notSteward);
  if ((desk?.id ?? null) !== binding.target) return keptOpen(m.setup.error.channel_taken);
  const outcome = await onceInEffect(
    bot.store,
    { platform: chat.id, dedupeKey: deed.dedupeKey },
    (w) => write(w, deed, { channel, deskId: desk?.id ?? null, settings, accountIds }),
    (why) => why === null,
  );
  if (outcome.kind === 'repeat') return taken();
  if (outcome.value !== null) return refusalOf(deed, outcome.value);
  return taken(desk === null ? m.setup.done(settings.name) : m.setup.changed(settings.name));
}

function settingsIn(values: Readonly<Record<string, FormValue>>): Settings {
  return {
    name: textIn(values, 'name')
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
    approversFrom: textIn(values, 'approversFrom') === 'channel' ? 'channel' : 'people',
    approvers: choicesIn(values, 'approvers'),
    stewards: choicesIn(values, 'stewards'),
    approvalsNeeded: wholeIn(values, 'number'),
    reactionsCount: textIn(values, 'reactions') !== 'off',
    graceSeconds: wholeIn(values, 'grace'),
    language: textIn(values, 'language') === 'en' ? 'en' : 'fr',
    timeZone: textIn(values, 'zone').trim(),
  };
}

/** NaN, which every limit refuses, where it is not a whole number. */
function wholeIn(values: Readonly<Record<string, FormValue>>, field: string): number {
  const text = textIn(values, field).trim();
  return /^\d{1,6}$/u.test(text) ? Number(text) : Number.NaN;
}

async function write(
  w: Writing,
  { chat, user }: Deed,
  change: {
    readonly channel: string;
    readonly deskId: string | null;
    readonly settings: Settings;
    readonly accountIds: readonly string[];
  },
): ReturnType<typeof refusalWhy> {
  const { channel, deskId, settings, accountIds } = change;
  return refusalWhy(
    deskId === null
      ? createDesk(w, { ...settings, accountIds, platform: chat.id, channel, by: user.id })
      : changeDesk(w, { deskId, by: user.id, changes: settings }),
  );
}

async function refusalWhy(
  outcome: ReturnType<typeof createDesk> | ReturnType<typeof changeDesk>,
): Promise<Extract<Awaited<typeof outcome>, { readonly kind: 'refused' }>['why'] | null> {
  const done = await outcome;
  return done.kind === 'refused' ? done.why : null;
}

function refusalOf({ m }: Deed, why: Refusal): Submitted {
  const sentence = m.setup.error[why];
  switch (why) {
    case 'nobody_could_approve':
      return mend({ approvers: sentence });
    case 'bad_time_zone':
      return mend({ zone: sentence });
    case 'bad_grace':
      return mend({ grace: sentence });
    case 'bad_number':
      return mend({ number: sentence });
    case 'bad_not_after':
    case 'unknown_account':
    case 'channel_taken':
    case 'no_such_desk':
      return keptOpen(sentence);
  }
}
