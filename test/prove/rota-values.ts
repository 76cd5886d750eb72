import type { FormValue } from '#chat/form.ts';

import type { History } from './open-history.ts';

const hourMs = 3_600_000;

/** Returns what somebody enters into the form of a rota: two people are on call since an hour ago, for some hours. */
export function rotaValues({ chance, world }: History): Readonly<Record<string, FormValue>> {
  const now = world.time.clock.now().getTime();
  const at = (hours: number): string => new Date(now + hours * hourMs).toISOString();
  const people = chance.oneOf(['<@karim>, <@lea>', '<@lea>, <@omar>', '<@omar>']);
  return { shifts: `${people}: ${at(-1)} – ${at(chance.oneOf([4, 48]))}\n<@karim>: ${at(60)} – ${at(70)}` };
}

/** Returns what somebody enters into the form of a handover. */
export function handoverValues({ chance, world }: History): Readonly<Record<string, FormValue>> {
  const ends = new Date(world.time.clock.now().getTime() + hourMs).toISOString();
  return {
    from: [chance.oneOf(['lea', 'omar', 'omar', 'karim'])],
    to: [chance.oneOf(['karim', 'karim', 'karim', 'lea'])],
    begins: '',
    ends,
  };
}
