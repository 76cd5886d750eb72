import { isUnderWay, type Step } from '#accounts/leaving/steps.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { buttonBlocks, cardButton } from '#bot/card-button.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Block, Button, Card, Inline } from '#chat/card.ts';
import { dayIn } from '#desks/working-hours.ts';

import { dayText, lastDayOf, type LeavingView } from './leaving-card.ts';
import { stepTarget } from './step-target.ts';

/** The steps before an account is left, with all that its message shows. */
export interface ChecklistView extends Pick<LeavingView, 'm' | 'desk' | 'now' | 'leaving' | 'name'> {
  readonly steps: readonly Step[];
  /** Number of the draft that is the last post; null: none is named. */
  readonly lastPost: number | null;
  /** Tambour can pin a post on the account's network. */
  readonly pins: boolean;
}

/** Builds the checklist of an agreed plan, with the buttons for each step. */
export function checklistCard(view: ChecklistView): Card {
  const { m, leaving, steps } = view;
  const { list } = m.leaving;
  const title = list.title(accountLabel(leaving.account));
  const open = steps.filter(isOpen);
  const sum = open.length === 0 ? list.allDone : list.left(open.length);
  return {
    summary: asSentences(title, sum),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      { kind: 'list', items: steps.map((step): readonly Inline[] => [{ kind: 'text', text: lineOf(view, step) }]) },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: sum }] },
      ...(isUnderWay(leaving) ? buttonsOf(view) : []),
    ],
  };
}

/** Says who owns an open step, and its day. */
export function openStepText({ m, desk, now, name }: ChecklistView, { kind, owner, dueOn }: Step): string {
  const { list, steps } = m.leaving;
  const day = calendarDayText(dueOn, m.tongue);
  return dueOn < dayIn(desk.timeZone, now)
    ? list.overdue(steps[kind], name(owner), day)
    : list.open(steps[kind], name(owner), day);
}

function lineOf(view: ChecklistView, step: Step): string {
  const { m, name, lastPost } = view;
  const { list, steps } = m.leaving;
  const what = steps[step.kind];
  const day = step.at === null ? '' : dayText(view, step.at);
  const post = step.kind === 'lastPost' && lastPost !== null ? ` (${list.post(lastPost)})` : '';
  switch (step.state) {
    case 'open':
      return `${openStepText(view, step)}${post}`;
    case 'done': {
      const done = step.by === 'tambour' ? list.seen(what, day) : list.done(what, name(step.by ?? ''), day);
      const hash = step.kind === 'archiveReceived' && step.note !== null ? `. ${list.hash(step.note)}` : '';
      return `${done}${post}${hash}`;
    }
    case 'notNeeded':
      return list.notNeeded(what, name(step.by ?? ''), day, step.note ?? '');
  }
}

function isOpen({ state }: Step): boolean {
  return state === 'open';
}

/** Builds a button for each open step; in the menu, those that reopen a step, and the form for everything else. */
function buttonsOf({ m, leaving, steps, pins }: ChecklistView): readonly Block[] {
  const about = { draftId: 'none', revision: leaving.number } as const;
  const { list } = m.leaving;
  const buttonOf = (
    action: 'leavingStepDone' | 'reopenLeavingStep' | 'pinFarewell',
    label: string,
    { kind }: Step,
  ): Button => cardButton(action, label, 'plain', { ...about, target: stepTarget(leaving.id, kind) });
  const done = steps
    .filter(isOpen)
    .flatMap((step) => [
      ...(step.kind === 'pinned' && pins ? [buttonOf('pinFarewell', m.leaving.pin.button, step)] : []),
      buttonOf('leavingStepDone', list.press(m.leaving.steps[step.kind]), step),
    ]);
  const again = steps
    .filter((step) => !isOpen(step))
    .map((step) => buttonOf('reopenLeavingStep', list.again(m.leaving.steps[step.kind]), step));
  const change = cardButton('changeLeavingStep', list.change, 'plain', { ...about, target: leaving.id });
  return buttonBlocks(m, done, [change, ...again]);
}

/** Builds the message with the text to copy into the account's profile. */
export function profileCard({
  m,
  desk,
  leaving,
  elsewhere,
}: Pick<ChecklistView, 'm' | 'desk' | 'leaving'> & {
  /** Web addresses where the body is found instead. */
  readonly elsewhere: readonly string[];
}): Card {
  const { list } = m.leaving;
  const last = leaving.way === 'fadeOut' ? leaving.reviewAt : lastDayOf(leaving);
  const day = dayText({ m, desk }, last);
  const text = leaving.way === 'emergenciesOnly' ? list.profileIncidents(day, elsewhere) : list.profile(day, elsewhere);
  return {
    summary: asSentences(list.profileTitle, text),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: list.profileTitle }] },
      { kind: 'paragraph', inlines: [{ kind: 'code', text }] },
      { kind: 'note', inlines: [{ kind: 'text', text: list.profileHow }] },
    ],
  };
}
