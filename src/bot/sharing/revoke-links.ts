import { z } from 'zod';

import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import { revokeLinks as revoke, type SharedLink } from '#pages/link.ts';

/** Revokes a link, for a steward. Works even while pages are switched off, since they may be switched on again. */
export const revokeLink: Action<'revokeLink'> = {
  button: {
    about: 'desk',
    may: 'anybody',
    async press(ctx) {
      const id = z.uuid().safeParse(ctx.target).data;
      return id === undefined ? ctx.m.share.answer.gone : revoking(ctx, id);
    },
  },
};

/** Revokes all links of the desk. */
export const revokeLinks: Action<'revokeLinks'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => revoking(ctx, null) },
};

/** Revokes one link, or all where `id` is null. */
async function revoking(ctx: DeskPress, id: string | null): Promise<Answer> {
  if (!maySetUp(await settingUp(ctx, ctx.desk.channel), ctx.desk)) return ctx.m.share.mayNot;
  return doOnce<DeskPress, { readonly kind: 'revoked'; readonly links: readonly SharedLink[] }>({
    async does({ desk, user }, work) {
      return { kind: 'revoked', links: await revoke(work, { deskId: desk.id, id, by: user.id }) };
    },
    says: {
      revoked({ m }, { links }) {
        const { answer } = m.share;
        const [link] = links;
        if (id === null) return answer.revokedAll(links.length);
        return link === undefined ? answer.gone : answer.revoked(link.label);
      },
    },
  })(ctx);
}
