import type { DecisionReader } from '#approvals/decision.ts';
import { enoughBy, type Standing } from '#approvals/standing.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import type { Content } from '#drafts/content.ts';
import type { Draft } from '#drafts/draft.ts';
import { tidyContent } from '#drafts/tidy-content.ts';
import { pagingOrder } from '#rota/on-call.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

import { type AgreedTemplate, maySend, readAgreedTemplate } from './agreed.ts';
import { fill } from './fill.ts';
import { type EmergencyUse, isUseOf } from './use.ts';

/**
 * Returns who approved the words of a draft made by the emergency path from a template: the template's approvers, if
 * all of this still holds. The use is genuine and of this revision. The template is agreed at that version, and filled
 * in again it gives these words. The sender was neither its only author nor its only approver. An exercise goes only to
 * practice accounts, a real post only to real ones. Otherwise null: nobody approved the draft in this way.
 */
async function approversByUse(
  reader: DecisionReader,
  { use, draft, desk, members }: UseQuestion,
): Promise<readonly string[] | null> {
  if (!isUseOf(use, draft) || use.part === 'free' || use.templateId === null) return null;
  // A template is judged by the desk as it is: the stricter rules of a change in between are for what waits.
  const today = await readDesk(reader.tx, { id: desk.id }, use.at);
  if (today === null) return null;
  const template = await readAgreedTemplate(reader, today, use.templateId, { members });
  // The template must be agreed at this version.
  if (template === null || template.version !== use.version) return null;
  // The sender must not have written or approved it alone.
  if (!maySend(template, use.by)) return null;
  // Exercises may go only to practice accounts.
  if (!isRightAccounts(desk, draft.current.content, use.mode)) return null;
  // guard: the words of a use are its template’s
  return isFilled(template, { use, part: use.part }, draft.current.content, desk) ? template.approvers : null;
}

interface UseQuestion {
  readonly use: EmergencyUse | null;
  readonly draft: Draft;
  readonly desk: Desk;
  /** As for `gate`. */
  readonly members: Members | null;
}

/**
 * Lists the people of whom one approval is enough for an emergency's post without a template: those on the desk’s rota,
 * and its stewards, who are called last. Whether they may approve at all is up to the desk's policy. Empty if the use
 * is not genuine or not of this revision, if it would reach practice accounts, or if nobody is on the rota.
 */
export async function sufficientByUse(
  reader: DecisionReader,
  { use, draft, desk }: Omit<UseQuestion, 'members'>,
): Promise<readonly string[]> {
  if (!isUseOf(use, draft) || use.part !== 'free') return [];
  if (!isRightAccounts(desk, draft.current.content, use.mode)) return [];
  const onRota = await pagingOrder(reader, desk.id, use.at);
  // guard: who is on the rota suffices
  return onRota.length === 0 ? [] : [...new Set([...onRota, ...desk.stewards])];
}

/** Returns the standing that a use gives a draft, unless people decided about the draft itself (`ordinary`). */
export async function standingByUse(
  reader: DecisionReader,
  question: UseQuestion,
  ordinary: Standing,
): Promise<Standing> {
  // Decisions about the draft itself come first: a rejection stops what has not left.
  if (ordinary.kind !== 'waiting' || ordinary.isUnproven === true) return ordinary;
  const { use, draft, desk } = question;
  if (use?.part === 'free') return oneIsEnough(ordinary, await sufficientByUse(reader, { use, draft, desk }));
  const by = await approversByUse(reader, question);
  return by === null ? ordinary : { kind: 'approved', by };
}

/**
 * Tells whether a post may go to these accounts: in an exercise only to practice accounts, otherwise only to real ones.
 * Pure.
 */
export function isRightAccounts(
  { accounts }: Pick<Desk, 'accounts'>,
  { accountIds }: Pick<Content, 'accountIds'>,
  mode: EmergencyUse['mode'],
): boolean {
  // guard: exercises on practice accounts
  return accountIds.every((id) => accounts.find((account) => account.id === id)?.practice === (mode === 'exercise'));
}

function isFilled(
  template: AgreedTemplate,
  { use, part }: { readonly use: EmergencyUse; readonly part: Exclude<EmergencyUse['part'], 'free'> },
  content: Content,
  desk: Desk,
): boolean {
  const filled = fill(template, part, new Map(Object.entries(use.values)), use.mode, desk);
  if (filled.kind !== 'filled') return false;
  const again = tidyContent(filled.content, content.accountIds);
  return canonicalJson(again) === canonicalJson({ ...content, timeZone: again.timeZone });
}

/** Returns the standing of a post for which one approval of these people is enough: at most one is missing. */
function oneIsEnough(ordinary: Standing, people: readonly string[]): Standing {
  const standing = enoughBy(ordinary, people);
  return standing.kind === 'waiting' && people.length > 0 ? { ...standing, missing: 1 } : standing;
}
