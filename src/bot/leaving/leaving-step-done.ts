import { lockLeaving } from '#accounts/leaving/leaving.ts';
import type { Leaving } from '#accounts/leaving/plan.ts';
import { changeStep, replanStep, type Step, type StepChange, type StepOutcome } from '#accounts/leaving/steps.ts';
import {
  type Action,
  type Answer,
  deskFormOf,
  type DeskPress,
  type DeskSubmission,
  doOnce,
  takeOnce,
} from '#bot/action.ts';
import { textIn } from '#bot/forms/form-values.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { fieldErrors, type FormRefused, formError } from '#bot/form-answer.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { numberOf } from '#bot/typed-number.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Form } from '#chat/form.ts';
import { whetherLast } from '#publishing/leaving/whether-last.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { mayDoStep, type StepMeant, stepMeant } from './step-target.ts';

/**
 * Records with one press that a step is done. Everybody who works on the desk may, and the step's owner. For the
 * archive it asks for the SHA-256, and for the last post for its draft.
 */
export const leavingStepDone: Action<'leavingStepDone'> = {
  button: { about: 'desk', may: 'anybody', press },
  form: {
    about: 'desk',
    may: 'anybody',
    submit: takeOnce({
      reads: readNoted,
      does: (ctx, work, noted) => note(ctx, work, noted),
      says: {
        changed: ({ m }, { meant }) => m.leaving.doing.done(m.leaving.steps[meant.step.kind]),
        noted: ({ m }, { number }) => m.leaving.doing.noted(number),
        already: (ctx, { meant, step }) => alreadyText(ctx, { ...meant, step }),
        open: null,
        closed: ({ m }) => m.leaving.answer.closed,
      },
    }),
  },
};

/** Reopens a step that was recorded as done, or as not needed. */
export const reopenLeavingStep: Action<'reopenLeavingStep'> = {
  button: {
    about: 'desk',
    may: 'anybody',
    async press(ctx) {
      const meant = await stepMeant(ctx, ctx.target);
      const { m } = ctx;
      if (meant === null) return m.leaving.answer.closed;
      if (!mayDoStep(ctx, meant.step)) return m.leaving.doing.mayNot;
      const named = m.leaving.steps[meant.step.kind];
      return changing(ctx, meant, {
        change: { state: 'open' },
        changed: m.leaving.doing.opened(named),
      });
    },
  },
};

async function press(ctx: DeskPress): Promise<Answer> {
  const { m, target } = ctx;
  const meant = await stepMeant(ctx, target);
  if (meant === null) return m.leaving.answer.closed;
  const { step } = meant;
  if (!mayDoStep(ctx, step)) return m.leaving.doing.mayNot;
  if (step.state !== 'open') return alreadyText(ctx, meant);
  const form = formFor(ctx, step);
  if (form !== null) return deskFormOf('leavingStepDone', form, target);
  return changing(ctx, meant, {
    change: { state: 'done', note: null },
    changed: m.leaving.doing.done(m.leaving.steps[step.kind]),
  });
}

/** Changes a step as `changeStep` does, and answers the person who pressed. */
export function changing(
  ctx: DeskContext,
  { leaving, step }: StepMeant,
  { change, changed }: { readonly change: StepChange; readonly changed: string },
): Promise<Answer> {
  return doOnce<DeskContext, StepOutcome>({
    does: ({ user }, work) => changeLocked(work, leaving, { kind: step.kind, by: user, change }),
    says: {
      changed,
      already: (_, outcome) => alreadyText(ctx, { leaving, step: outcome.step }),
      open: ctx.m.leaving.doing.isOpen(ctx.m.leaving.steps[step.kind]),
      closed: ctx.m.leaving.answer.closed,
    },
  })(ctx);
}

async function changeLocked(
  work: UnitOfWork,
  { id }: Leaving,
  change: Parameters<typeof changeStep>[2],
): Promise<StepOutcome> {
  const leaving = await lockLeaving(work.tx, id, work.clock.now());
  return leaving === null ? { kind: 'closed' } : changeStep(work, leaving, change);
}

/** Says who noted a step, and when. */
export async function alreadyText({ bot, chat, desk, m }: DeskContext, { step }: StepMeant): Promise<string> {
  const name = step.by === null ? '' : await freezerName(chat, m, step.by);
  const now = bot.store.clock.now();
  const when = step.at === null ? '' : fullWhenText(step.at, desk.timeZone, m.tongue, now);
  return m.leaving.doing.already(m.leaving.steps[step.kind], name, when);
}

/** Builds the form that a step needs; null: one press is enough. */
function formFor({ m }: DeskContext, { kind }: Step): Form | null {
  const { doing } = m.leaving;
  const base = { submitLabel: doing.submit, images: [] } as const;
  const text = { kind: 'text', optional: false, initial: '' } as const;
  switch (kind) {
    case 'archiveReceived': {
      const field = { ...text, id: 'hash', label: doing.archive, hint: doing.archiveHint, maxLength: 200 };
      return { ...base, title: doing.archiveTitle, intro: doing.archiveIntro, fields: [field] };
    }
    case 'lastPost': {
      const field = { ...text, id: 'post', label: doing.post, hint: doing.postHint, maxLength: 20 };
      return { ...base, title: doing.postTitle, intro: doing.postIntro, fields: [field] };
    }
    case 'accounts':
    case 'archiveAsked':
    case 'pinned':
    case 'profile':
    case 'footer':
    case 'signatures':
    case 'switchboard':
    case 'keepers':
    case 'review':
    case 'deletion':
      return null;
  }
}

type Noted =
  | { readonly kind: 'hash'; readonly meant: StepMeant; readonly hash: string }
  | { readonly kind: 'post'; readonly meant: StepMeant; readonly number: number; readonly draftId: string };

async function readNoted(ctx: DeskSubmission): Promise<Noted | FormRefused> {
  const { bot, desk, m, target, values } = ctx;
  const { doing } = m.leaving;
  const meant = await stepMeant(ctx, target);
  if (meant === null) return formError(m.leaving.answer.closed);
  if (!mayDoStep(ctx, meant.step)) return formError(doing.mayNot);
  if (meant.step.kind === 'archiveReceived') {
    const hash = textIn(values, 'hash').trim().toLowerCase();
    return /^[0-9a-f]{64}$/u.test(hash) ? { kind: 'hash', meant, hash } : fieldErrors({ hash: doing.notHash });
  }
  const number = numberOf(textIn(values, 'post').trim());
  const where = { deskId: desk.id, number: number ?? 0 };
  const draft = await bot.store.db.draft.findFirst({ where, include: { revisions: true } });
  const current = draft?.revisions.find((one) => one.number === draft.currentRevision);
  const { account } = meant.leaving;
  if (number === null || draft === null || current?.accountIds.includes(account.id) !== true) {
    return fieldErrors({ post: doing.noPost(accountLabel(account)) });
  }
  const label = accountLabel(account);
  switch (await whetherLast(bot.store.db, meant.leaving, draft)) {
    case 'last':
      break;
    case 'before':
      return fieldErrors({ post: doing.postBefore(number, label) });
    case 'never':
      return fieldErrors({ post: doing.postNever(number, label) });
  }
  return { kind: 'post', meant, number, draftId: draft.id };
}

type NoteOutcome =
  | { readonly kind: 'changed'; readonly meant: StepMeant }
  | { readonly kind: 'noted'; readonly number: number }
  | { readonly kind: 'already'; readonly meant: StepMeant; readonly step: Step }
  | { readonly kind: 'open' | 'closed'; readonly meant: StepMeant };

async function note({ user }: DeskSubmission, work: UnitOfWork, noted: Noted): Promise<NoteOutcome> {
  const { meant } = noted;
  const { kind } = meant.step;
  if (noted.kind === 'hash') {
    const change = { state: 'done', note: noted.hash } as const;
    return { ...(await changeLocked(work, meant.leaving, { kind, by: user, change })), meant };
  }
  const leaving = await lockLeaving(work.tx, meant.leaving.id, work.clock.now());
  if (leaving === null) return { kind: 'closed', meant };
  const outcome = await replanStep(work, leaving, { kind, by: user, change: { note: noted.draftId } });
  return outcome === 'changed' ? { kind: 'noted', number: noted.number } : { kind: 'closed', meant };
}
