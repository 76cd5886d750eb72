import type { DecisionReader } from '#approvals/decision.ts';
import type { Standing } from '#approvals/standing.ts';
import { openIn } from '#approvals/chain.ts';
import type { Desk } from '#desks/desk.ts';
import { decisionsOnEach, standingKnowing } from '#drafts/decisions-on.ts';
import { desksFor } from '#drafts/desk-of-draft.ts';
import { type Draft, readDrafts } from '#drafts/draft.ts';
import { readUses } from '#drafts/emergency/use.ts';
import { readByRules } from '#drafts/relayed/by-rule.ts';

import type { Awaited } from './calendar-entry.ts';

/** Drafts per statement: far more than wait on a desk, and fewer than the parameters a statement may have. */
const atOnce = 1000;

/**
 * Returns whom each of these drafts waits for; leaves out those that wait for no decision. Reads only drafts that are
 * missing in `standings`.
 */
export async function awaitedOfEach(
  reader: DecisionReader,
  desk: Desk,
  draftIds: readonly string[],
  { now, standings }: { readonly now: Date; readonly standings: ReadonlyMap<string, Standing> },
): Promise<ReadonlyMap<string, Awaited>> {
  const found = new Map<string, Awaited>();
  for (const draftId of draftIds) {
    const standing = standings.get(draftId);
    const awaited = standing === undefined ? null : awaitedBy(standing);
    if (awaited !== null) found.set(draftId, awaited);
  }
  const unread = draftIds.filter((id) => !standings.has(id));
  for (let from = 0; from < unread.length; from += atOnce) {
    const drafts = await readDrafts(reader.tx, unread.slice(from, from + atOnce));
    for (const [id, awaited] of await awaitedOfSome(reader, desk, drafts, now)) found.set(id, awaited);
  }
  return found;
}

async function awaitedOfSome(
  reader: DecisionReader,
  desk: Desk,
  drafts: readonly Draft[],
  now: Date,
): Promise<readonly (readonly [string, Awaited])[]> {
  const draftIds = drafts.map(({ id }) => id);
  const [deskOf, decisions, uses, byRules] = await Promise.all([
    desksFor(reader.tx, desk, drafts, now),
    decisionsOnEach(reader, drafts),
    readUses(reader, draftIds),
    readByRules(reader, draftIds),
  ]);
  const standings = await Promise.all(
    drafts.map(async (draft) => {
      const instead = { use: uses.get(draft.id) ?? null, byRule: byRules.get(draft.id) ?? null };
      const known = { ...instead, decisions: decisions.get(draft.id) ?? [], members: null };
      const standing = await standingKnowing(reader, { draft, desk: deskOf(draft), ...known }, now);
      return [draft.id, awaitedBy(standing)] as const;
    }),
  );
  return standings.flatMap(([id, awaited]) => (awaited === null ? [] : [[id, awaited] as const]));
}

function awaitedBy(standing: Standing): Awaited | null {
  switch (standing.kind) {
    case 'waiting': {
      const { chain, missing } = standing;
      const role = chain?.[openIn(chain)]?.name;
      return { kind: 'approvals', missing, role: role === undefined || role === '' ? null : role };
    }
    case 'changesAsked':
      return { kind: 'changes' };
    case 'approved':
    case 'rejected':
      return null;
  }
}
