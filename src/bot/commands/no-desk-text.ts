import type { Deed, DeskThere } from '#bot/deed.ts';
import { maySetUp, settingUp } from '#bot/setup-rights.ts';

/** Why nothing can be drafted in this channel, and who can mend that how. */
export async function noDeskText(
  deed: Deed,
  channel: string,
  there: Exclude<DeskThere['kind'], 'desk'> = 'none',
): Promise<string> {
  const { m } = deed;
  switch (there) {
    case 'notInChannel':
      return m.answers.notInChannel;
    case 'none':
      return maySetUp(await settingUp(deed, channel), null) ? m.answers.noDesk : m.answers.noDeskAdministrator;
  }
}
