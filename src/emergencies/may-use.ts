import type { Decider } from '#approvals/decide.ts';
import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import type { Content } from '#drafts/content.ts';
import { type AgreedTemplate, maySend, readAgreedTemplate } from '#drafts/emergency/agreed.ts';
import { type EmergencyMode, fill, type FillOutcome } from '#drafts/emergency/fill.ts';
import { isRightAccounts } from '#drafts/emergency/standing-of-use.ts';
import type { EmergencyPart } from '#drafts/emergency/template.ts';
import type { Finding } from '#drafts/finding.ts';
import { findingsInTurns } from '#drafts/findings-of.ts';
import { fingerprintOf } from '#drafts/fingerprint-of.ts';
import { renderingsOf, type Rules } from '#drafts/renderings-of.ts';
import { tidyContent } from '#drafts/tidy-content.ts';
import { freezeOf, isHeldBy } from '#desks/freeze.ts';
import type { Rendering } from '#networks/rendering.ts';
import { onCallAt } from '#rota/on-call.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** A person's wish to publish a post by the emergency path. */
export interface UseWish {
  readonly mode: EmergencyMode;
  readonly part: EmergencyPart;
  readonly templateId: string;
  /** The values filled in, by the names of the blanks. */
  readonly values: ReadonlyMap<string, string>;
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
  /** The person is not on call; `onCall`: who is, possibly nobody. */
  | { readonly kind: 'notOnCall'; readonly onCall: readonly string[] }
  /** Nothing leaves, this included, until the desk, or everything, is thawed. */
  | { readonly kind: 'frozen' };

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

/**
 * Returns why this person cannot use the path now for an event of this mode; null if they can. `mode` null: not chosen
 * yet.
 */
export async function notNow(
  reader: UseReader,
  { desk, person }: Pick<Officer, 'desk' | 'person'>,
  mode: EmergencyMode | null,
): Promise<NotNow | null> {
  const onCall = await onCallAt(reader, desk.id, reader.clock.now());
  // guard: only who is on call
  if (person.kind !== 'member' || !onCall.includes(person.id)) return { kind: 'notOnCall', onCall };
  return isHeldBy(await freezeOf(reader.tx, desk.id), mode !== 'exercise') ? { kind: 'frozen' } : null;
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
  const refused = await notNow(reader, officer, mode);
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
