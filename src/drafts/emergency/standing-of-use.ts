import type { DecisionReader } from '#approvals/decision.ts';
import { enoughBy, type Standing } from '#approvals/standing.ts';
import type { Desk } from '#desks/desk.ts';
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
 * Returns who approved the words of a draft that was made by the emergency path from a template: those who approved the
 * template, if all of it still holds. The use is Tambour's own and of this revision; the template is agreed as it is, at
 * that version; filled in again it gives these words; whoever sends them was neither its only author nor its only
 * approver; and an exercise goes to practice accounts, as what is real goes to no such one. Null: the draft is approved
 * by nobody in this way.
 */
async function approversByUse(
  reader: DecisionReader,
  { use, draft, desk, members }: UseQuestion,
): Promise<readonly string[] | null> {
  if (!isUseOf(use, draft) || use.part === 'free' || use.templateId === null) return null;
  const template = await readAgreedTemplate(reader, desk, use.templateId, { members });
  // The template is agreed as it is.
  if (template === null || template.version !== use.version) return null;
  // Whoever sends did not write or approve it alone.
  if (!maySend(template, use.by)) return null;
  // Exercises go to practice accounts alone.
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
 * Lists the people of whom one approval is enough for a post of an emergency without a template: who stands on the desk’s
 * rota, and its stewards, who are called last. That they approve on the desk at all is for its policy. Nobody where the use
 * is not Tambour's own, or not of this revision, or would reach practice accounts.
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

/** Returns the standing that a use gives a draft for which nobody decided otherwise. */
export async function standingByUse(reader: DecisionReader, question: UseQuestion, own: Standing): Promise<Standing> {
  // What people decided about the draft itself goes before: a rejection stops what has not left.
  if (own.kind !== 'waiting' || own.isUnproven === true) return own;
  const { use, draft, desk } = question;
  if (use?.part === 'free') return oneIsEnough(own, await sufficientByUse(reader, { use, draft, desk }));
  const by = await approversByUse(reader, question);
  return by === null ? own : { kind: 'approved', by };
}

/**
 * Tells whether the accounts are such as an event of that kind may go to: practice accounts for an exercise, and real ones
 * alone for what is real. Pure.
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

/** Returns the standing of a post for which one approval of these people is enough: one is what is missing, if any is. */
function oneIsEnough(own: Standing, people: readonly string[]): Standing {
  const standing = enoughBy(own, people);
  return standing.kind === 'waiting' && people.length > 0 ? { ...standing, missing: 1 } : standing;
}
