import { z } from 'zod';

import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import { cancelRota as takeBack, lockRotas, readRota } from '#rota/rota.ts';

/** Takes back a rota that waits for approval. An agreed rota can only be replaced. */
export const cancelRota: Action<'cancelRota'> = {
  button: { about: 'desk', may: 'anybody', press: cancelling },
};

async function cancelling(ctx: DeskPress): Promise<Answer> {
  const { answer } = ctx.m.rota;
  if (!maySetUp(await settingUp(ctx, ctx.desk.channel), ctx.desk)) return answer.mayNot;
  const id = z.uuid().safeParse(ctx.target).data;
  return doOnce<DeskPress, { readonly kind: 'cancelled' | 'closed' }>({
    async does({ desk, user }, work) {
      await lockRotas(work.tx, desk.id);
      const rota = id === undefined ? null : await readRota(work.tx, id);
      if (rota === null || rota.deskId !== desk.id) return { kind: 'closed' };
      return { kind: await takeBack(work, { rota, by: user }) };
    },
    says: { cancelled: answer.cancelled, closed: answer.closed },
  })(ctx);
}
