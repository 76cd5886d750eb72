import { type SettingsRefusal, deskSettings } from '#desks/desk-settings.ts';
import type { Messages } from '#messages/words/messages.ts';

import { digestHourTyped } from '#bot/digest/digest-hour-typed.ts';

/** Says why a desk's settings are refused, and what is allowed. */
export function settingsRefusedText(
  { setup, digest, steps }: Messages,
  why: SettingsRefusal | 'no_such_desk' | 'channel_taken',
): string {
  const { error } = setup;
  switch (why) {
    case 'bad_grace':
      return error[why](deskSettings.graceSeconds);
    case 'bad_seen_for':
      return error[why](deskSettings.seenForHours);
    case 'bad_number':
      return error[why](deskSettings.approvalsNeeded);
    case 'bad_not_after':
      return error[why](deskSettings.notAfterMinutes);
    case 'bad_recording_days':
      return error[why](deskSettings.recordingDays);
    case 'bad_digest':
      return error[why](digestHourTyped({ digest }));
    case 'bad_steps':
    case 'steps_unfillable':
      return steps.error[why];
    case 'nobody_could_approve':
    case 'bad_time_zone':
    case 'bad_hours':
    case 'bad_holidays':
    case 'unknown_account':
    case 'channel_taken':
    case 'no_such_desk':
      return error[why];
  }
}
