import { networkKinds } from '#networks/network-kinds.ts';
import type { Button, Card } from '#chat/card.ts';

import { deputiesNamed } from './absences.ts';
import { valuesFor } from './forms.ts';
import { buttonsSeen, pressButton, reactTo, reactionsOf, submitForm, typeCommand } from './hands.ts';
import { authors, everybody, type History } from './open-history.ts';
import { saysNow } from './post-says.ts';
import type { OpenForm } from './sim-chat.ts';

/** Weight of each button where it can be pressed. */
const usualWeights: Readonly<Record<string, number>> = {
  ask: 20,
  approve: 30,
  requestChanges: 0.7,
  reject: 0.5,
  reason: 0.3,
  edit: 0.7,
  cancel: 0.3,
  reopen: 2,
  withdrawRejection: 3,
  stop: 1.5,
  retract: 1,
  shorten: 0.3,
  ownTexts: 0.3,
  altTexts: 0.3,
  tryAgain: 6,
  releaseHeld: 6,
  thaw: 0.5,
  firstHour: 0.2,
  sendLate: 6,
  sendLateAt: 2,
  confirmPublished: 6,
  confirmNotPublished: 6,
  copy: 3,
  correct: 0.3,
  wake: 1,
  approveWaking: 6,
  refuseWaking: 0.5,
  approveLeaving: 6,
  refuseLeaving: 0.3,
  cancelLeaving: 0.5,
  approveRota: 6,
  refuseRota: 0.3,
  cancelRota: 0.3,
  acceptHandover: 4,
  declineHandover: 0.3,
  leavingStepDone: 0.3,
  approvePeriod: 6,
  refusePeriod: 0.3,
  changePeriod: 0.2,
  cancelPeriod: 0.3,
  override: 3,
  approveOverride: 6,
  refuseOverride: 0.3,
  approveEmergencyTemplate: 6,
  refuseEmergencyTemplate: 0.3,
  emergencyFill: 1,
  endEmergency: 1,
  approveUse: 3,
  objectToUse: 0.5,
  relayRule: 0.1,
  approveRelayRule: 2,
  endRelayRule: 0.1,
};

/** Types "/tambour draft" as somebody, and fills in the form. */
export async function draft(history: History): Promise<void> {
  const { chance, world } = history;
  const user = chance.onceIn(10) ? chance.oneOf(everybody) : chance.oneOf(authors);
  await fillIn(history, await typeCommand(history, chance.oneOf(world.processes), { user, text: 'draft' }));
}

/** Presses a button as somebody; mostly a current button, and mostly somebody who may. */
export async function press(history: History): Promise<void> {
  const { chance, stage } = history;
  const weights = { ...usualWeights, ...stage.theme.buttons };
  const isOld = chance.onceIn(12);
  const choices = buttonsSeen(history).filter((one) => one.isOld === isOld && one.button.action in weights);
  if (choices.length === 0) return;
  const seen = chance.weighed(choices.map((one) => [weights[one.button.action] ?? 0.1, one]));
  const { button, card } = seen;
  const user = chance.onceIn(10) ? chance.oneOf(everybody) : likely(history, button);
  const meant = button.target === null ? null : accountMeant(history, button.label);
  if (meant !== null && !chance.onceIn(10) && !isTrue(meant, card, button)) return;
  await fillIn(history, await pressButton(history, user, seen));
}

const thinkAgain: readonly string[] = ['requestChanges', 'reject', 'withdrawRejection'];

/** Chooses a person for a press: mostly somebody who may and has not yet. */
function likely(history: History, { action, draftId, revision }: Button): string {
  const { chance, stage, acts } = history;
  if (action === 'confirmPublished' || action === 'confirmNotPublished') {
    return chance.oneOf(['sophie', ...everybody, ...stage.settings.approvers, ...stage.settings.approvers]);
  }
  if (action === 'wake') return chance.oneOf(['sophie', ...everybody]);
  if (['cancelLeaving', 'cancelPeriod', 'changePeriod'].includes(action)) {
    return chance.oneOf(['sophie', 'sophie', ...everybody]);
  }
  if (action === 'emergencyFill') return chance.oneOf(['bilal', 'lea', ...everybody]);
  if (action === 'thaw') return chance.oneOf([...everybody, ...stage.settings.approvers, ...stage.settings.approvers]);
  if (action === 'endEmergency') return chance.oneOf(['karim', ...everybody]);
  if (action === 'acceptHandover') return chance.oneOf(['karim', 'lea', 'omar', ...everybody]);
  if (
    /^(?:approve|refuse)(?:Waking|Leaving|Period|Override|Rota|EmergencyTemplate|Use)$|^override$|^objectToUse$/u.test(
      action,
    )
  ) {
    return chance.oneOf(['sophie', ...everybody, ...stage.settings.approvers, ...stage.settings.approvers]);
  }
  const decides = ['approve', ...thinkAgain, 'sendLate', 'sendLateAt'].includes(action);
  if (!decides) return chance.oneOf(stage.theme.hands ?? authors);
  const { approvers } = stage.settings;
  const deputies = deputiesNamed(history);
  if (deputies.length > 0 && chance.onceIn(2)) return chance.oneOf(deputies);
  const { named } = history;
  if (named.length > 0 && chance.onceIn(2)) return chance.oneOf(chance.onceIn(2) ? named.slice(-1) : named);
  const others = stage.theme.authorsTry === true ? approvers : approvers.filter((person) => person !== 'amina');
  // People reconsider.
  if (thinkAgain.includes(action)) return chance.oneOf(others);
  const undecided = others.filter(
    (person) =>
      !acts.some(
        (act) =>
          act.person === person &&
          act.draftId === draftId &&
          act.revision === revision &&
          (act.did === 'approve' || act.did === 'react approve'),
      ),
  );
  return chance.oneOf(undecided.length === 0 ? others : undecided);
}

/** Returns the account that a button names. */
function accountMeant({ world }: History, label: string): MeantAccount | null {
  const named = [...world.networks.values()].filter(({ account }) =>
    label.includes(`(${networkKinds[account.network].name})`),
  );
  return named[0] ?? null;
}

type MeantAccount = History['world']['networks'] extends ReadonlyMap<string, infer Network> ? Network : never;

/** Tells whether a button's answer is true. People look before they answer, in a series for the part it names. */
function isTrue(network: MeantAccount, card: Card, { action, label }: Button): boolean {
  const position = Number(/part (\d+)/u.exec(label)?.[1] ?? 1);
  const isThere = network.posts.some(
    (post) =>
      post.gone === null &&
      (post.rendering.part?.position ?? 1) === position &&
      textsOf(card).includes(saysNow(post).text),
  );
  if (action === 'confirmPublished') return isThere;
  return action === 'confirmNotPublished' ? !isThere : true;
}

/** Lists the public texts that a card quotes. */
export function textsOf(card: Card): readonly string[] {
  return card.blocks.flatMap((block) => (block.kind === 'quote' ? [block.text] : []));
}

/** Adds a reaction to a card as somebody, or removes one. */
export async function react(history: History): Promise<void> {
  const { chance, world, stage } = history;
  const cards = world.chat.messages.filter(({ key }) => key.startsWith('asked:'));
  if (cards.length === 0) return;
  const message = chance.onceIn(4) ? chance.oneOf(cards) : cards.at(-1);
  if (message === undefined || message.isDeleted) return;
  const user = chance.onceIn(4)
    ? chance.oneOf(everybody)
    : chance.oneOf([...stage.settings.approvers, ...deputiesNamed(history)]);
  const name = chance.oneOf(['approve', 'approve', 'approve', 'approve', 'reject'] as const);
  const stands = reactionsOf(history, message, user).has(name);
  if (stands && !chance.onceIn(stage.theme.reactionsStay === true ? 12 : 2)) return;
  await reactTo(history, user, { message, name });
}

/** Fills in a form that has just opened, or leaves it open for later. */
export async function fillIn(history: History, open: OpenForm | null): Promise<void> {
  if (open === null) return;
  const { chance, world } = history;
  if (chance.onceIn(12)) {
    world.tell(`${open.user} leaves the form "${open.form.title}" open`);
    world.chat.forms.push(open);
    return;
  }
  await submit(history, open);
}

/** Submits a form that somebody left open. */
export async function submitLater(history: History): Promise<void> {
  const open = history.world.chat.forms.shift();
  if (open !== undefined) await submit(history, open);
}

async function submit(history: History, open: OpenForm): Promise<void> {
  const filled = valuesFor(history, open);
  if (filled !== null) await submitForm(history, open, filled);
}
