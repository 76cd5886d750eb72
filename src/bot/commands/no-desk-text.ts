import type { Deed, DeskThere } from '#bot/deed.ts';
import { maySetUp } from '#bot/setup-rights.ts';

/** Why nothing can be drafted in this channel, and who can mend that how. */
export function noDeskText(deed: Deed, there: Exclude<DeskThere['kind'], 'desk'> = 'none'): string {
  const { m } = deed;
  switch (there) {
    case 'notInChannel':
      return m.answers.notInChannel;
    case 'none':
      return maySetUp(deed, null) ? m.answers.noDesk : m.answers.noDeskAdministrator;
  }
}
