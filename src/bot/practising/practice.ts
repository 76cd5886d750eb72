import type { Action } from '#bot/action.ts';

/** Gives the practice desk its made-up past, in a practice chat, for its full members. */
export const practice: Action<'practice'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    isOffered: ({ bot, chat }) => bot.fillPractice !== null && bot.practicePlatforms.has(chat.id),
    help: ({ commands }) => [{ typed: commands.helpPractice, does: commands.helpPracticeDoes, group: 'team' }],
    read:
      () =>
      async ({ bot, user, desk, m }) => {
        if (bot.fillPractice === null) throw new Error('a past is asked for where there is no practice chat');
        return user.kind === 'member' ? m.commands.practice[await bot.fillPractice(desk.id)] : m.answers.notOnDesk;
      },
  },
};
