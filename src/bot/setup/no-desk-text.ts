import type { Context, DeskThere } from '#bot/context.ts';
import { maySetUp, settingUp } from './setup-rights.ts';

/** Says why nothing can be drafted in this channel, and who can change that, and how. */
export async function noDeskText(
  ctx: Context,
  channel: string,
  there: Exclude<DeskThere['kind'], 'desk'> = 'none',
): Promise<string> {
  const { m } = ctx;
  switch (there) {
    case 'notInChannel':
      return m.answers.notInChannel;
    case 'none':
      return maySetUp(await settingUp(ctx, channel), null) ? m.answers.noDesk : m.answers.noDeskAdministrator;
  }
}
