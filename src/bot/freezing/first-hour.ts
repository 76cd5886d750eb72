import { type Action, doOnce } from '#bot/action.ts';
import { firstHourStepOf, tick, ticksOf } from '#publishing/first-hour.ts';
import { notify } from '#storage/notify.ts';

/** Ticks a step of the first hour on a freeze's message, with the person and the time. */
export const firstHour: Action<'firstHour'> = {
  button: {
    about: 'desk',
    may: 'team',
    press: doOnce({
      async does({ desk, user, target }, work) {
        const [freezeId = '', named = ''] = (target ?? '').split(':');
        const step = firstHourStepOf(named);
        const freeze = await work.tx.freeze.findFirst({
          where: { id: freezeId, OR: [{ deskId: desk.id }, { deskId: null }] },
        });
        if (step === null || freeze === null) return { kind: 'unknown' as const };
        if ((await ticksOf(work.tx, desk.id, freezeId)).some((one) => one.step === step)) {
          return { kind: 'ticked' as const };
        }
        await tick(work, { deskId: desk.id, freezeId, step, by: user.id });
        const kind = 'desk.frozen';
        const key = `${kind}:${freezeId}:${desk.id}:${step}`;
        await notify(work, { key, deskId: desk.id, draftId: null, kind, data: { freezeId } });
        return { kind: 'ticked' as const };
      },
      says: { ticked: null, unknown: ({ m }) => m.answers.notPossibleNow },
    }),
  },
};
