import { noMembers } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import type { CorrectionWay } from '#drafts/correction.ts';
import type { Content } from '#drafts/content.ts';
import type { Draft } from '#drafts/draft.ts';
import { createCorrection, postsOfDraft } from '#publishing/correcting/corrections.ts';

import { present, type Scene } from './publishing-scene.ts';

/** The fate of the post on each network. */
export type Ways = Partial<Record<'mastodon' | 'x', CorrectionWay>>;

/** Makes an approved draft of Amina's that is public on both networks. */
export async function publishedDraft(scene: Scene, changes: Partial<Content> = {}): Promise<Draft> {
  const draft = await scene.asked(changes);
  await scene.decide(draft);
  await scene.pass(60);
  return draft;
}

/** Asks for approval of Amina's correction of a published draft; by default in each network's own way. */
export async function askedCorrection(
  scene: Scene,
  draft: Pick<Draft, 'id'>,
  { ways = {}, ...changes }: Partial<Content> & { readonly ways?: Ways } = {},
): Promise<Draft> {
  const created = await madeCorrection(scene, draft, { ...changes, ways });
  const desk = await scene.desk();
  const request = { draftId: created.id, revision: 1, person: 'amina', desk, rules: scene.deps.rules };
  const asked = await scene.store.write((work) => askForApproval(work, request));
  if (asked.kind !== 'asked') throw new Error(JSON.stringify(asked));
  return asked.draft;
}

export async function madeCorrection(
  scene: Scene,
  { id: draftId }: Pick<Draft, 'id'>,
  { ways = {}, ...changes }: Partial<Content> & { readonly ways?: Ways } = {},
): Promise<Draft> {
  const [first] = await postsOfDraft(scene.store.db, draftId);
  const { accountIds: _, corrections: __, ...content } = { ...present(first).content, ...changes };
  const wayFor = (accountId: string): CorrectionWay =>
    accountId === scene.accountIds.x ? (ways.x ?? 'replace') : (ways.mastodon ?? 'edit');
  const request = { draftId, person: 'amina', members: noMembers, rules: scene.deps.rules, content, wayFor };
  const outcome = await scene.store.write((work) => createCorrection(work, request));
  if (outcome.kind !== 'created') throw new Error(outcome.kind);
  return outcome.draft;
}
