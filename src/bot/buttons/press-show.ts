import { showOne } from '#bot/commands/show-one.ts';
import { maySee } from '#bot/may-see.ts';

import type { PressHandler } from './pressed.ts';

/** Shows the draft in private, to whom the list that has the button is shown too. */
export const pressShow: PressHandler = async (pressed) =>
  maySee(pressed) ? showOne(pressed, pressed.draft.number) : pressed.m.answers.notOnDesk;
