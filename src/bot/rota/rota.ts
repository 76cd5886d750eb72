import type { Request } from '#approvals/requests/request.ts';
import { type Action, type Answer, deskFormOf, takeOnce } from '#bot/action.ts';
import { cardButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { namer } from '#bot/drafting/names.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import type { Block, Card } from '#chat/card.ts';
import { folded } from '#drafts/folded-words.ts';
import { rotaInForce, type RotaInForce } from '#rota/agreed-rota.ts';
import { typedWords } from '#messages/typed-words.ts';
import { askForRota, newestRota, type RotaPlan } from '#rota/rota.ts';

import { mistakeText, readRotaForm } from './read-rota-form.ts';
import { planBlocks } from './plan-blocks.ts';
import { rotaForm } from './rota-form.ts';
import { usersOf } from './users-of.ts';

const changes = typedWords((typed) => typed.rota.change);

/** Shows the desk's rota to its readers. Stewards of the desk, or administrators of its chat, can plan a new one. */
export const rota: Action<'rota'> = {
  command: {
    about: 'desk',
    may: 'readers',
    help: ({ rota: { help } }) => [{ typed: help.rota, does: help.rotaDoes, group: 'emergency' }],
    read: (rest) => (rest === '' ? shown : changes.has(folded(rest)) ? opening : null),
  },
  form: {
    about: 'desk',
    may: 'anybody',
    submit: takeOnce({
      reads: async (ctx) => {
        // guard: who plans a rota may set up
        if (!maySetUp(await settingUp(ctx, ctx.desk.channel), ctx.desk)) return formError(ctx.m.rota.answer.mayNot);
        return readRotaForm(ctx);
      },
      does: ({ desk, user }, work, plan) => askForRota(work, { desk, by: user, plan }),
      says: {
        asked: ({ m }) => m.rota.answer.asked,
        same: { error: ({ m }) => formError(m.rota.answer.same) },
        mistaken: { error: ({ m }, { mistake }) => fieldErrors({ shifts: mistakeText(m, mistake, (at) => at + 1) }) },
        badUser: { error: ({ m }, { user }) => fieldErrors({ terminal: m.rota.error.terminalUser(user) }) },
      },
    }),
  },
};

/** Opens the form of a rota, starting from the one in force. */
export const changeRota: Action<'changeRota'> = {
  button: { about: 'desk', may: 'anybody', press: opening },
};

async function opening(ctx: DeskContext): Promise<Answer> {
  const { bot, desk, m } = ctx;
  const { db, decisionKey, clock } = bot.store;
  // A form has to open within three seconds.
  const [settled, inForce, waiting, users] = await Promise.all([
    settingUp(ctx, desk.channel),
    rotaInForce({ tx: db, decisionKey }, desk.id),
    newestRota(db, desk.id, 'asked'),
    usersOf(ctx),
  ]);
  // guard: who opens the form of a rota may set up
  if (!maySetUp(settled, desk)) return m.rota.answer.mayNot;
  const before = waiting?.terms ?? (inForce.kind === 'agreed' ? inForce.rota : null);
  return deskFormOf('rota', rotaForm(m, { before, timeZone: desk.timeZone, users, now: clock.now() }), null);
}

async function shown(ctx: DeskContext): Promise<Card> {
  const { bot, desk, m } = ctx;
  const { db, decisionKey } = bot.store;
  const [settled, inForce, waiting] = await Promise.all([
    settingUp(ctx, desk.channel),
    rotaInForce({ tx: db, decisionKey }, desk.id),
    newestRota(db, desk.id, 'asked'),
  ]);
  const { shown: words } = m.rota;
  const about = { draftId: 'none', revision: 0, target: null } as const;
  const label = inForce.kind === 'agreed' ? words.change : words.plan;
  return {
    summary: words.title,
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: words.title }] },
      ...(await inForceBlocks(ctx, inForce)),
      ...(waiting === null ? [] : [await waitsBlock(ctx, waiting)]),
      ...(maySetUp(settled, desk)
        ? [{ kind: 'buttons' as const, buttons: [cardButton('changeRota', label, 'plain', about)] }]
        : []),
    ],
  };
}

async function inForceBlocks({ bot, chat, desk, m }: DeskContext, inForce: RotaInForce): Promise<readonly Block[]> {
  switch (inForce.kind) {
    case 'none':
      return [paragraph(m.rota.shown.none)];
    case 'unproven':
      return [paragraph(m.rota.shown.unproven)];
    case 'agreed': {
      const { rota: plan } = inForce;
      const now = bot.store.clock.now();
      const people = [...plan.shifts, ...plan.terminalUsers].map(({ person }) => person);
      const takers = plan.takeovers.map(({ toPerson }) => toPerson);
      const name = await namer(chat, [...people, ...takers]);
      return planBlocks({ m, desk, now, name }, plan, plan.takeovers);
    }
  }
}

async function waitsBlock({ chat, m }: DeskContext, { askedBy }: Request<RotaPlan>): Promise<Block> {
  return paragraph(m.rota.shown.waits(await freezerName(chat, m, askedBy)));
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}
