import { openCorrection } from '#bot/forms/open-correction.ts';

import type { PressHandler } from './pressed.ts';

/** Opens the form of a correction, filled with what is public now. */
export const pressCorrect: PressHandler = (pressed) => openCorrection(pressed, pressed.event.trigger);
