import { showOne } from '#bot/commands/show-one.ts';

import type { PressHandler } from './pressed.ts';

/** Shows the draft in private. */
export const pressShow: PressHandler = async (pressed) => showOne(pressed, pressed.draft.number);
