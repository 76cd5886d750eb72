import { z } from 'zod';

import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';

import { readDesk, settingsOf } from './desk.ts';
import { type DeskSettings, deskSettings } from './desk-settings.ts';

/**
 * A desk's setting that differs from the last journal entry about it; `setting` null: the journal has no entry for the
 * desk.
 */
export interface MisjournaledSetting {
  readonly deskId: string;
  readonly name: string;
  readonly setting: string | null;
  readonly is: unknown;
  readonly told: unknown;
}

const record = z.record(z.string(), z.unknown());
const changedSchema = z.object({ to: record }).transform(({ to }) => to);
const addedSchema = z.object({ accountId: z.string() });

/** Lists settings of desks that differ from the journal. */
export async function misjournaledSettings(tx: Transaction, now: Date): Promise<readonly MisjournaledSetting[]> {
  const rows = await tx.desk.findMany({ select: { id: true }, orderBy: { createdAt: 'asc' } });
  const found: MisjournaledSetting[] = [];
  for (const { id } of rows) {
    const desk = await readDesk(tx, { id }, now);
    if (desk === null) continue;
    const told = await toldOf(tx, id);
    const about = { deskId: id, name: desk.name };
    if (told === null) found.push({ ...about, setting: null, is: null, told: null });
    else found.push(...differences(settingsOf(desk), told).map((difference) => ({ ...about, ...difference })));
  }
  return found;
}

/** Replays the entries about a desk into its settings; null if no entry says that it was made. */
async function toldOf(tx: Transaction, deskId: string): Promise<Readonly<Record<string, unknown>> | null> {
  const entries = await tx.journalEntry.findMany({
    where: {
      deskId,
      draftId: null,
      kind: { in: ['desk.created', 'desk.changed', 'account.added', 'account.renewed'] },
    },
    orderBy: { seq: 'asc' },
  });
  if (entries.every(({ kind }) => kind !== 'desk.created')) return null;
  return entries.reduce<Readonly<Record<string, unknown>>>((told, { kind, data }) => {
    if (kind === 'desk.created') return { ...told, ...record.parse(data) };
    if (kind === 'desk.changed') return { ...told, ...changedSchema.parse(data) };
    const { accountId } = addedSchema.parse(data);
    const before = z.array(z.string()).catch([]).parse(told['accountIds']);
    return before.includes(accountId) ? told : { ...told, accountIds: [...before, accountId] };
  }, {});
}

function differences(
  settings: DeskSettings,
  told: Readonly<Record<string, unknown>>,
): readonly Pick<MisjournaledSetting, 'setting' | 'is' | 'told'>[] {
  return Object.entries(settings)
    .filter(([setting, is]) => setting in deskSettings && setting in told && !isSame(setting, is, told[setting]))
    .map(([setting, is]) => ({ setting, is, told: told[setting] }));
}

function sorted(people: unknown): readonly string[] {
  return [...new Set(z.array(z.string()).parse(people))].toSorted();
}

/** Compares people as a set; other values as they are. */
function isSame(setting: string, is: unknown, told: unknown): boolean {
  const people = z.array(z.string()).safeParse(told);
  if (!people.success || (setting !== 'approvers' && setting !== 'stewards'))
    return canonicalJson(is) === canonicalJson(told);
  return canonicalJson(sorted(is)) === canonicalJson(sorted(people.data));
}
