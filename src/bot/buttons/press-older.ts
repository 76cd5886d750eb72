import { findInDesk } from '#bot/find/find-in-desk.ts';
import { maySee } from '#bot/may-see.ts';
import { readOlderTarget } from '#bot/find/older-target.ts';

import type { PressHandler } from './pressed.ts';

/** Shows the next page of a list, in private as the first. */
export const pressOlder: PressHandler = async (pressed) => {
  const { event, m } = pressed;
  if (!maySee(pressed)) return m.answers.notOnDesk;
  const older = readOlderTarget(event.target);
  return older === null ? m.find.noOlder : findInDesk(pressed, older.wish, older.place);
};
