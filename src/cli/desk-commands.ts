import { createDesk } from '#desks/create-desk.ts';
import { type DeskSettings, deskSettings, type SettingsRefusal } from '#desks/desk-settings.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { stepBounds } from '#desks/steps.ts';
import { justEnough } from '#desks/just-enough.ts';
import { isCalendar } from '#desks/public-holidays.ts';
import { changeDeskWithTemplates } from '#drafts/emergency/change-desk.ts';
import type { Store } from '#storage/store.ts';

import { administrator } from './administrator.ts';
import { type CommandResult, done, refused } from './command-result.ts';
import { deskFromOption } from './desk-from-option.ts';
import { settingsLines } from './desk-options.ts';
import type { DeskOptions } from './setting-in-terminal.ts';
import { boundsText } from './option-values.ts';
import { command } from '#messages/command.ts';

/** Lists all desks, one per line. */
export async function listDesks(store: Store): Promise<CommandResult> {
  const rows = await store.db.desk.findMany({ select: { id: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  const desks: Desk[] = [];
  for (const { id } of rows) {
    const desk = await readDesk(store.db, { id }, store.clock.now());
    if (desk !== null) desks.push(desk);
  }
  if (desks.length === 0) return done(`No desk yet. "${command('desk create', ['--help'])}" says how to make one.`, []);
  return done(desks.map(lineOf).join('\n'), desks);
}

/** Shows one desk with all its settings. */
export async function showDesk(store: Store, said: string): Promise<CommandResult> {
  const found = await deskFromOption(store, said);
  if (found.kind === 'refused') return found.result;
  return done(pageOf(found.desk), found.desk);
}

/** Creates a desk in a channel of a chat platform. */
export async function createDeskCommand(
  store: Store,
  options: DeskOptions &
    Pick<DeskSettings, 'name' | 'language' | 'timeZone'> & { readonly platform: string; readonly channel: string },
): Promise<CommandResult> {
  if (!(await hasCalendar(options))) return refused('bad_holidays', wordsFor('bad_holidays'));
  const outcome = await store.write((work) => createDesk(work, { ...options, by: administrator() }));
  if (outcome.kind === 'refused') {
    return outcome.why === 'channel_taken'
      ? refused(
          'channel_taken',
          `The channel ${options.channel} has a desk already. "${command('desk list')}" shows it.`,
        )
      : refused(outcome.why, wordsFor(outcome.why));
  }
  return done(
    [`Made the desk "${options.name}". Its id: ${outcome.deskId}`, ...(await warnings(store, outcome.deskId))].join(
      '\n',
    ),
    {
      deskId: outcome.deskId,
    },
  );
}

/** Returns warnings about a desk as it is now. */
async function warnings(store: Store, deskId: string): Promise<readonly string[]> {
  const desk = await readDesk(store.db, { id: deskId }, store.clock.now());
  const needed = desk === null ? null : justEnough(desk);
  if (desk === null || needed === null) return [];
  const who = needed === 1 ? 'Only one person can approve' : `Only ${needed} people can approve, and all have to`;
  if (desk.steps !== null) {
    return [`In one of the steps: ${who}. While one is away, or writes the post, nothing goes out.`];
  }
  const add = command('desk change', [desk.name, '--approver', ...desk.approvers, 'ID']);
  return [`${who}: while one is away, or writes the post, nothing goes out. To name one more: ${add}`];
}

/**
 * Changes the given settings of a desk, all or none. `mayLose`: also if emergency templates can no longer be sent then.
 */
export async function changeDeskCommand(
  store: Store,
  said: string,
  changes: DeskOptions,
  mayLose = false,
): Promise<CommandResult> {
  const found = await deskFromOption(store, said);
  if (found.kind === 'refused') return found.result;
  if (Object.keys(changes).length === 0) return refused('nothing_to_change', 'Name at least one setting to change.', 2);
  if (!(await hasCalendar(changes))) return refused('bad_holidays', wordsFor('bad_holidays'));
  const { findingLevels } = changes;
  const merged =
    findingLevels === undefined ? {} : { findingLevels: { ...found.desk.findingLevels, ...findingLevels } };
  const { id: deskId } = found.desk;
  const request = { deskId, by: administrator(), changes: { ...changes, ...merged }, members: null, mayLose };
  const outcome = await store.write((work) => changeDeskWithTemplates(work, request));
  if (outcome.kind === 'losesTemplates') {
    const text = `With this ${templatesText(outcome.names)} could no longer be sent: whoever approved them could no longer approve. Nothing was changed. To change it all the same, add --lose-templates; they are then approved anew on their cards.`;
    return refused('loses_templates', text);
  }
  if (outcome.kind === 'refused') {
    if (outcome.why === 'no_such_desk') throw new Error(`desk ${found.desk.id} went while it was changed`);
    return refused(outcome.why, wordsFor(outcome.why));
  }
  const changed = `Changed on "${found.desk.name}": ${outcome.changed.join(', ')}.`;
  const lost = outcome.lost.length === 0 ? [] : [`${templatesText(outcome.lost)} can no longer be sent.`];
  return done([changed, ...lost, ...(await warnings(store, found.desk.id))].join('\n'), outcome);
}

function templatesText(names: readonly string[]): string {
  const count = names.length === 1 ? '1 emergency template' : `${names.length} emergency templates`;
  return `${count} (${names.map((name) => `"${name}"`).join(', ')})`;
}

async function hasCalendar({ holidays }: DeskOptions): Promise<boolean> {
  return holidays === undefined || holidays === 'auto' || holidays === 'none' || isCalendar(holidays);
}

function wordsFor(why: SettingsRefusal): string {
  switch (why) {
    case 'nobody_could_approve':
      return 'Nobody could approve on this desk: name at least as many approvers as approvals are needed, or take them from the channel or a group.';
    case 'bad_steps':
      return `Give --step for each of ${boundsText(stepBounds)} steps, each with a name of its own.`;
    case 'steps_unfillable':
      return 'With these steps nothing could be approved: nobody counts in two steps. Name more people, or ask for fewer approvals.';
    case 'bad_time_zone':
      return 'This time zone is not known. Give an IANA name such as Europe/Paris.';
    case 'bad_grace':
      return `Give --grace as a whole number of seconds, from ${boundsText(deskSettings.graceSeconds)}.`;
    case 'bad_seen_for':
      return `Give --seen-for as a whole number of hours, from ${boundsText(deskSettings.seenForHours)}.`;
    case 'bad_number':
      return `Give --approvals as a whole number, from ${boundsText(deskSettings.approvalsNeeded)}.`;
    case 'bad_not_after':
      return `Give --not-after as a whole number of minutes, from ${boundsText(deskSettings.notAfterMinutes)}.`;
    case 'bad_recording_days':
      return `Give --keep-videos as a whole number of days, from ${boundsText(deskSettings.recordingDays)}.`;
    case 'bad_digest':
      return 'Give --digest as a day and a time outside 02:00 to 02:59, such as "monday 09:00", or as "off".';
    case 'bad_hours':
      return 'Give --working-hours as days and two times of one day, such as "mon-fri 09:00-18:00".';
    case 'bad_holidays':
      return 'There is no such calendar of public holidays. Give --holidays as a country, such as FR, or a part of one, such as FR-57; or auto, or none.';
    case 'unknown_account':
      return `One of these accounts is not known. "${command('account list')}" shows those there are.`;
  }
}

function lineOf(desk: Desk): string {
  const accounts = desk.accounts.map((account) => account.handle).join(', ') || 'no account yet';
  return `${desk.name} · ${desk.platform} ${desk.channel} · ${accounts} · ${desk.id}`;
}

function pageOf(desk: Desk): string {
  return [lineOf(desk), ...settingsLines(desk)].join('\n');
}
