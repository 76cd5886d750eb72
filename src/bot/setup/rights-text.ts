import type { Context } from '#bot/context.ts';
import type { Desk } from '#desks/desk.ts';

type Rights = Pick<Desk, 'approversFrom' | 'approvers' | 'stewards'>;

/** Lists who gains and who loses a right by new settings, one per line, so that nobody loses one unnoticed. */
export async function rightsText(
  { chat, m }: Pick<Context, 'chat' | 'm'>,
  before: Rights | null,
  after: Rights,
): Promise<readonly string[]> {
  const { setup } = m;
  const lines = [
    { say: setup.approversAdded, ids: without(named(after), named(before)) },
    // Where no longer people approve but a channel or a group, the policy changed, which its own field says.
    { say: setup.approversTaken, ids: after.approversFrom === 'people' ? without(named(before), named(after)) : [] },
    { say: setup.stewardsAdded, ids: without(after.stewards, before?.stewards ?? []) },
    { say: setup.stewardsTaken, ids: without(before?.stewards ?? [], after.stewards) },
  ];
  const said = lines.filter(({ ids }) => ids.length > 0);
  return Promise.all(
    said.map(async ({ say, ids }) => {
      const people = await Promise.all(ids.map(async (id) => (await chat.user(id))?.name ?? id));
      return say(people.join(', '));
    }),
  );
}

function named(rights: Rights | null): readonly string[] {
  return rights?.approversFrom === 'people' ? rights.approvers : [];
}

function without(ids: readonly string[], others: readonly string[]): readonly string[] {
  return ids.filter((id) => !others.includes(id));
}
