import type { Decider } from '#approvals/decide.ts';
import type { Desk } from '#desks/desk.ts';
import { approversOf, type Members } from '#desks/may.ts';
import type { Content } from '#drafts/content.ts';
import { type AgreedTemplate, maySend, readAgreedTemplate } from '#drafts/emergency/agreed.ts';
import { type EmergencyMode, fill, type FillOutcome } from '#drafts/emergency/fill.ts';
import { isRightAccounts } from '#drafts/emergency/standing-of-use.ts';
import type { EmergencyPart } from '#drafts/emergency/template.ts';
import { isMacOfUse } from '#drafts/emergency/use.ts';
import type { Finding } from '#drafts/finding.ts';
import { findingsInTurns } from '#drafts/findings-of.ts';
import { fingerprintOf } from '#drafts/fingerprint-of.ts';
import { renderingsOf, type Rules } from '#drafts/renderings-of.ts';
import { tidyContent } from '#drafts/tidy-content.ts';
import { type Freeze, freezeOf, isHeldBy } from '#desks/freeze.ts';
import type { Rendering } from '#networks/rendering.ts';
import { onCallAt } from '#rota/on-call.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { mayBePublic } from './may-be-public.ts';

/** A person's wish to publish a post by the emergency path. */
export interface UseWish {
  readonly mode: EmergencyMode;
  readonly part: EmergencyPart;
  readonly templateId: string;
  /** The values filled in, by the names of the blanks. */
  readonly values: ReadonlyMap<string, string>;
  /** The event that it belongs to; null if that is to be found when it is published. */
  readonly emergencyId: string | null;
}

/** The person who uses the path, on a desk. */
export interface Officer {
  readonly desk: Desk;
  readonly members: Members;
  readonly person: Decider;
}

type UseReader = Pick<UnitOfWork, 'tx' | 'decisionKey' | 'clock'>;

/** Reasons why a person may not use the path now, whatever they wish to publish. */
export type NotNow =
  /**
   * The person is not on call; `onCall`: who is, possibly nobody. `follows`: it would follow an alert, as approvers may
   * send it too, but the person is none, or the alert is not public.
   */
  | { readonly kind: 'notOnCall'; readonly onCall: readonly string[]; readonly follows: boolean }
  /** Nothing leaves, this included, until the desk, or everything, is thawed. */
  | { readonly kind: 'frozen'; readonly freeze: Freeze };

export type UseRefusal =
  | NotNow
  /** The template is not agreed, or no longer. */
  | { readonly kind: 'notAgreed' }
  /** The person is the template's only author or only approver, so somebody else has to send it. */
  | { readonly kind: 'ownTemplate'; readonly onCall: readonly string[] }
  /** An exercise would go to a real account, or a real warning to a practice account. */
  | { readonly kind: 'otherAccounts' }
  | Extract<FillOutcome, { readonly kind: 'wrong' }>
  | { readonly kind: 'blocked'; readonly findings: readonly Finding[] };

/** A post as it will go out. */
export interface FilledUse {
  readonly kind: 'filled';
  readonly template: AgreedTemplate;
  readonly content: Content;
  readonly renderings: readonly Rendering[];
  readonly fingerprint: string;
}

/** Names the part, the template and the emergency that somebody chose; its blanks are not filled in yet. */
type Chosen = Pick<UseWish, 'part' | 'templateId' | 'emergencyId'> & Pick<Officer, 'members'>;

/**
 * Returns why this person cannot use the path now for an event of this mode; null if they can. `mode` null: not chosen
 * yet; `chosen` null: nor is what to publish.
 */
export async function notNow(
  reader: UseReader,
  { desk, person }: Pick<Officer, 'desk' | 'person'>,
  mode: EmergencyMode | null,
  chosen: Chosen | null = null,
): Promise<NotNow | null> {
  const onCall = await onCallAt(reader, desk.id, reader.clock.now());
  const isOfficer = person.kind === 'member' && onCall.includes(person.id);
  const mayAct = isOfficer || (chosen !== null && (await mayFollow(reader, { desk, person }, chosen)));
  // guard: only who is on call
  if (!mayAct) return { kind: 'notOnCall', onCall, follows: chosen !== null && chosen.part !== 'warning' };
  const freeze = await freezeOf(reader.tx, desk.id);
  return isHeldBy(freeze, mode !== 'exercise') ? { kind: 'frozen', freeze } : null;
}

/**
 * Tells whether an approver who is not on call may send this: the correction or the all-clear of a public alert. A false
 * alarm has to be taken back in minutes, whoever is out of reach, and these words were agreed to with the alert's.
 */
async function mayFollow(
  reader: UseReader,
  { desk, person }: Pick<Officer, 'desk' | 'person'>,
  { members, ...chosen }: Chosen,
): Promise<boolean> {
  const approvers = approversOf(desk, members) ?? [];
  // guard: approvers alone follow an alert
  if (person.kind !== 'member' || !approvers.includes(person.id)) return false;
  // guard: approvers only follow an alert
  return chosen.part !== 'warning' && (await isAlertPublic(reader, desk.id, chosen));
}

/** Tells whether the event's warning from this template is public, or may be. */
async function isAlertPublic(
  { tx, decisionKey }: UseReader,
  deskId: string,
  { templateId, emergencyId }: Pick<Chosen, 'templateId' | 'emergencyId'>,
): Promise<boolean> {
  if (emergencyId === null) return false;
  const draft = { deliveries: { some: mayBePublic } };
  const alerts = await tx.emergencyUse.findMany({ where: { deskId, emergencyId, templateId, part: 'warning', draft } });
  return alerts.some((alert) => isMacOfUse(decisionKey, alert, alert.mac));
}

/** Returns the post that a wish makes, or why it cannot be published. The press and the gate check the same again. */
export async function fillUse(
  reader: UseReader,
  officer: Officer,
  wish: UseWish,
  rules: Rules,
): Promise<FilledUse | UseRefusal> {
  const { desk, members, person } = officer;
  const { mode, part, values } = wish;
  const refused = await notNow(reader, officer, mode, { ...wish, members });
  if (refused !== null) return refused;
  const template = await readAgreedTemplate(reader, desk, wish.templateId, { members });
  if (template === null) return { kind: 'notAgreed' };
  if (!maySend(template, person.id)) {
    const onCall = await onCallAt(reader, desk.id, reader.clock.now());
    return { kind: 'ownTemplate', onCall: onCall.filter((one) => maySend(template, one)) };
  }
  const filled = fill(template, part, values, mode, desk);
  if (filled.kind === 'wrong') return filled;
  if (!isRightAccounts(desk, filled.content, mode)) return { kind: 'otherAccounts' };
  const content = tidyContent(
    filled.content,
    desk.accounts.map(({ id }) => id),
  );
  const found = await findingsInTurns(content, desk, rules, reader.clock.now());
  const findings = found.filter(({ level }) => level === 'blocks');
  if (findings.length > 0) return { kind: 'blocked', findings };
  const renderings = renderingsOf(content, desk.accounts, rules);
  return {
    kind: 'filled',
    template,
    content,
    renderings,
    fingerprint: fingerprintOf(renderings, content, desk.accounts),
  };
}
