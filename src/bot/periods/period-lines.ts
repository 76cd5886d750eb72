import type { DeskContext } from '#bot/context.ts';
import { wholeUntilText } from '#bot/when-text.ts';

/** Lists the desk's reserve periods under way: what they ask for, and until when. */
export function periodLines({ bot, desk, m }: Pick<DeskContext, 'bot' | 'desk' | 'm'>): readonly string[] {
  const now = bot.store.clock.now();
  const running = desk.periods.filter(({ state, fromAt, toAt }) => state === 'agreed' && fromAt <= now && now < toAt);
  return running.map(({ label, level, toAt, timeZone }) =>
    m.periods.home(label, m.periods.levels[level], wholeUntilText(toAt, timeZone, m.tongue)),
  );
}
