import { runFreeze } from '#bot/commands/run-freeze.ts';

import type { DeskPressHandler } from './pressed.ts';

/** Freezes the desk, as the command does. */
export const pressFreeze: DeskPressHandler = (pressed) => runFreeze(pressed, '');
