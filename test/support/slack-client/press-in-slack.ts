import type { Place } from '../../simulators/slack/act.ts';
import type { Answer } from '../../simulators/slack/deliveries.ts';
import type { Slack } from '../../simulators/slack/open-slack.ts';
import { drawMessage, type DrawnMessage } from './draw-message.ts';
import type { DrawnButton } from './drawn.ts';

/** A button as a person finds it: by its label, and its row among the message's rows of buttons. */
export interface ButtonSeen {
  readonly label: string;
  /** 0 for the topmost. */
  readonly row?: number;
}

/** Presses a drawn button, and confirms if Slack asks. Throws if it is ambiguous. */
export async function pressInSlack(
  slack: Pick<Slack, 'messagesFor' | 'pressAt'>,
  user: string,
  place: Place,
  seen: ButtonSeen,
): Promise<Answer> {
  const messages = await slack.messagesFor(user);
  const message = messages.find(({ channel, ts }) => channel === place.channel && ts === place.ts);
  if (message === undefined) throw new Error(`${user} sees no message ${place.ts}`);
  return slack.pressAt(user, place, theButton(drawMessage(message), seen).at);
}

/** Presses a button on a message for this person alone; `whisper` counts such messages. */
export async function pressWhisperInSlack(
  slack: Pick<Slack, 'messagesFor' | 'pressWhisperAt'>,
  user: string,
  whisper: number,
  seen: ButtonSeen,
): Promise<Answer> {
  const message = (await slack.messagesFor(user)).filter(({ ts }) => ts === null)[whisper];
  if (message === undefined) throw new Error(`${user} was not told so much in private`);
  return slack.pressWhisperAt(user, whisper, theButton(drawMessage(message), seen).at);
}

/** Describes a button by what a person sees of it. */
export function seenAs(message: Pick<DrawnMessage, 'drawn'>, button: DrawnButton): Required<ButtonSeen> {
  return { label: button.label, row: rowsOf(message).findIndex((row) => row.includes(button)) };
}

function theButton(message: Pick<DrawnMessage, 'drawn'>, { label, row = 0 }: ButtonSeen): DrawnButton {
  const buttons = rowsOf(message)[row] ?? [];
  const found = buttons.find((one) => one.label === label);
  if (found === undefined) throw new Error(`no button “${label}” is drawn in row ${row}`);
  const twin = buttons.find((one) => one !== found && sureOf(one) === sureOf(found));
  if (twin === undefined) return found;
  throw new Error(`nobody could tell “${label}” from “${twin.label}” where Slack cuts them`);
}

/**
 * Slack may cut a label after about this many characters:
 * https://docs.slack.dev/reference/block-kit/block-elements/button-element
 */
const sureCharacters = 30;

function sureOf({ label }: DrawnButton): string {
  return label.slice(0, sureCharacters);
}

/** Lists pairs of a message's buttons that look alike once Slack cuts their labels. */
export function alikeWhereCut(message: Pick<DrawnMessage, 'drawn'>): readonly (readonly [string, string])[] {
  return rowsOf(message).flatMap((row) =>
    row.flatMap((one, at) =>
      row.slice(at + 1).flatMap((two) => (sureOf(one) === sureOf(two) ? [[one.label, two.label] as const] : [])),
    ),
  );
}

function rowsOf({ drawn }: Pick<DrawnMessage, 'drawn'>): readonly (readonly DrawnButton[])[] {
  return drawn.flatMap((one) => (one.kind === 'buttons' ? [one.buttons] : []));
}
