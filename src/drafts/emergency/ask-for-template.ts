import { tidyContent } from '#drafts/tidy-content.ts';
import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { templateKey } from '#drafts/template.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type Blank, markedIn } from './blank.ts';
import { endTemplate } from './end-template.ts';
import { longestCounts, type LongestCount } from './fillings.ts';
import { findingsOfTemplate, type PartFinding } from './findings-of-template.ts';
import { type Flaw, flawsOf } from './flaws.ts';
import { macOfTemplate } from './template-mac.ts';
import { enqueueTemplateNotice } from './template-notice.ts';
import {
  columnsOfParts,
  type EmergencyPart,
  emergencyParts,
  type EmergencyTemplate,
  fingerprintOfTemplate,
  lockEmergencyTemplate,
  MAX_EMERGENCY_TEMPLATES,
  type PartOfTemplate,
  type PartsOfTemplate,
  readOpenTemplates,
} from './template.ts';

/** A template as somebody wrote it. Each part names its accounts; its text shows which of the blanks it has. */
export interface WrittenTemplate {
  readonly name: string;
  readonly contents: Readonly<Record<EmergencyPart, PartOfTemplate['content']>>;
  readonly blanks: readonly Blank[];
}

/** Reasons why approval cannot be asked for what was written. */
export type WrittenRefusal =
  | { readonly kind: 'flawed'; readonly flaws: readonly Flaw[] }
  /** With its longest values it is too long for an account. */
  | { readonly kind: 'tooLong'; readonly counts: readonly LongestCount[] }
  | { readonly kind: 'blocked'; readonly findings: readonly PartFinding[] };

type AskOutcome =
  | { readonly kind: 'asked'; readonly templateId: string }
  | WrittenRefusal
  /** Another template of the desk has that name, apart from accents and case. */
  | { readonly kind: 'nameTaken' }
  | { readonly kind: 'full' }
  /** The version to change is over, or there is a newer one: nothing was written. */
  | { readonly kind: 'stale' };

/**
 * Asks the desk's approvers to agree to a template, or to a change of one, and shows its card. The agreed version can
 * be sent until the change is agreed to; a version that still waited is replaced.
 */
export async function askForTemplate(
  work: UnitOfWork,
  {
    desk,
    rules,
    by,
    written,
    changesId,
  }: {
    readonly desk: Desk;
    readonly rules: Rules;
    readonly by: { readonly id: string; readonly name: string };
    readonly written: WrittenTemplate;
    /** The version that the person changed; null for a new template. */
    readonly changesId: string | null;
  },
): Promise<AskOutcome> {
  const now = work.clock.now();
  // Locks the desk, so that simultaneous requests are counted one after the other.
  const before = changesId === null ? null : await lockEmergencyTemplate(work.tx, desk.id, changesId);
  if (changesId === null) await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${desk.id}::uuid FOR NO KEY UPDATE`;
  const open = await readOpenTemplates(work.tx, desk.id);
  const line = before === null ? [] : open.filter(({ firstVersionId }) => firstVersionId === before.firstVersionId);
  if (changesId !== null && line[0]?.id !== changesId) return { kind: 'stale' };
  const others = open.filter((one) => one.firstVersionId !== before?.firstVersionId);
  const foldedName = templateKey(written.name);
  if (others.some(({ name }) => templateKey(name) === foldedName)) return { kind: 'nameTaken' };
  if (new Set(others.map(({ firstVersionId }) => firstVersionId)).size >= MAX_EMERGENCY_TEMPLATES)
    return { kind: 'full' };
  const parts = partsOf(written, desk);
  const refusal = refusalOf({ parts, blanks: written.blanks }, { desk, rules });
  if (refusal !== null) return refusal;
  const id = work.newId();
  const template = {
    id,
    deskId: desk.id,
    firstVersionId: before?.firstVersionId ?? id,
    version: await nextVersion(work, before),
    name: written.name,
    parts,
    authors: [...new Set([...(before?.authors ?? []), by.id])],
    askedBy: by.id,
    askedAt: now,
    askedPolicy: desk.policyNumber,
  };
  const fingerprint = fingerprintOfTemplate(template, desk.accounts);
  const mac = macOfTemplate(work.decisionKey, { ...template, fingerprint });
  const { parts: _, ...columns } = template;
  await work.tx.emergencyTemplate.create({
    data: { ...columns, ...columnsOfParts(parts), foldedName, fingerprint, mac },
  });
  await journal(work, {
    kind: 'emergencyTemplate.asked',
    deskId: desk.id,
    draftId: null,
    actor: by.id,
    data: { templateId: id, ...columns, ...columnsOfParts(parts), fingerprint, by: by.name },
  });
  for (const waiting of line.filter(({ state }) => state === 'asked')) {
    await endTemplate(work, waiting, { state: 'replaced', by: null });
  }
  await enqueueTemplateNotice(work, 'emergencyTemplate.asked', template);
  return { kind: 'asked', templateId: id };
}

/** Returns why approval of this template cannot be asked for; null if it can. Pure. */
function refusalOf(
  { parts, blanks }: { readonly parts: PartsOfTemplate; readonly blanks: readonly Blank[] },
  { desk, rules }: { readonly desk: Desk; readonly rules: Rules },
): WrittenRefusal | null {
  const flaws = flawsOf(parts, blanks, rules);
  if (flaws.length > 0) return { kind: 'flawed', flaws };
  // At night nobody can shorten it.
  const counts = longestCounts({ parts }, desk, rules).filter(({ count, limit }) => count > limit);
  if (counts.length > 0) return { kind: 'tooLong', counts };
  // A finding that blocks drafts would block its use at night.
  const findings = findingsOfTemplate({ parts }, desk, rules).filter(({ finding }) => finding.level === 'blocks');
  return findings.length > 0 ? { kind: 'blocked', findings } : null;
}

/** Returns each part in its canonical form, with the blanks that its text has. */
function partsOf({ contents, blanks }: WrittenTemplate, { accounts, timeZone }: Desk): PartsOfTemplate {
  const order = accounts.map(({ id }) => id);
  const part = (one: EmergencyPart): PartOfTemplate => {
    const whole = tidyContent({ ...contents[one], media: [], window: null, timeZone }, order);
    const { media: _media, window: _window, timeZone: _zone, ...content } = whole;
    const marked = markedIn(content);
    return { content, blanks: blanks.filter(({ name }) => marked.includes(name)) };
  };
  const [warning, correction, allClear] = emergencyParts.map(part);
  if (warning === undefined || correction === undefined || allClear === undefined) throw new Error('a part is missing');
  return { warning, correction, allClear };
}

async function nextVersion({ tx }: UnitOfWork, before: EmergencyTemplate | null): Promise<number> {
  if (before === null) return 1;
  const { _max } = await tx.emergencyTemplate.aggregate({
    where: { firstVersionId: before.firstVersionId },
    _max: { version: true },
  });
  return (_max.version ?? 0) + 1;
}
