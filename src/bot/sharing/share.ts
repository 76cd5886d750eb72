import {
  type Action,
  type Answer,
  deskFormOf,
  type DeskSubmission,
  doOnce,
  type Reply,
  takeOnce,
} from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { fieldErrors, formError, type FormRefused } from '#bot/form-answer.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import { type LinkTerms, linksOf, makeLink, type MakeLinkOutcome, MAX_LINKS } from '#pages/link.ts';
import { newToken } from '#pages/token.ts';
import type { UnitOfWork } from '#storage/store.ts';
import { oneLine } from '#text/one-line.ts';

import { linksCard, madeCard } from './link-cards.ts';
import { type LinkWish, parseShare, type ShareWish } from './parse-share.ts';
import { readTerms } from './read-terms.ts';
import { readShareForm, shareForm } from './share-form.ts';

/** Makes a link by which somebody outside the chat reads the desk's pages, and lists all links: for its stewards. */
export const share: Action<'share'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ share: { help, helpDoes, helpLink, helpLinkDoes } }) => [
      { typed: help, does: helpDoes, group: 'figures' },
      { typed: helpLink, does: helpLinkDoes, group: 'figures' },
    ],
    read: (rest) => async (ctx) => (await refusal(ctx)) ?? wanting(ctx, parseShare(rest)),
  },
  form: {
    about: 'desk',
    may: 'anybody',
    submit: takeOnce<DeskSubmission, LinkTerms, Made>({
      reads: readForm,
      does: making,
      says: {
        made: shown,
        full: { error: ({ m }) => formError(m.share.error.full(MAX_LINKS)) },
      },
    }),
  },
};

/** Opens the form of a new link by the button of the list. */
export const addLink: Action<'addLink'> = {
  button: { about: 'desk', may: 'anybody', press: async (ctx) => (await refusal(ctx)) ?? opening(ctx, null) },
};

type Made =
  | (Extract<MakeLinkOutcome, { readonly kind: 'made' }> & { readonly token: string })
  | Extract<MakeLinkOutcome, { readonly kind: 'full' }>;

/** Says why this person may not manage links; null if they may. */
async function refusal(ctx: DeskContext): Promise<string | null> {
  const { bot, desk, m } = ctx;
  if (!maySetUp(await settingUp(ctx, desk.channel), desk)) return m.share.mayNot;
  return bot.pagesUrl === null ? m.share.off : null;
}

async function wanting(ctx: DeskContext, wish: ShareWish): Promise<Answer> {
  const { bot, desk, m } = ctx;
  switch (wish.kind) {
    case 'unclear':
      return m.share.howTo;
    case 'list': {
      const links = await linksOf(bot.store, desk.id);
      const names = await namesOf(
        ctx.chat,
        links.map(({ createdBy }) => createdBy),
      );
      return linksCard({ m, desk, now: bot.store.clock.now() }, links, (person) => names.get(person) ?? person);
    }
    case 'link':
      return wish.label === null ? opening(ctx, wish) : makingTyped(ctx, { ...wish, label: oneLine(wish.label) });
  }
}

function opening({ m }: DeskContext, wish: LinkWish | null): Answer {
  return deskFormOf('share', shareForm(m, wish), null);
}

async function makingTyped(ctx: DeskContext, wish: LinkWish & { readonly label: string }): Promise<Answer> {
  const read = readTerms(ctx.m.share, wish);
  if (read.kind === 'errors') return Object.values(read.fields).join(' ');
  return doOnce<DeskContext, Made>({
    does: (here, work) => making(here, work, read.terms),
    says: { made: shown, full: ({ m }) => m.share.error.full(MAX_LINKS) },
    repeated: ({ m }) => m.share.made.again,
  })(ctx);
}

async function readForm(ctx: DeskSubmission): Promise<LinkTerms | FormRefused> {
  const refused = await refusal(ctx);
  if (refused !== null) return formError(refused);
  const read = readShareForm(ctx.m, ctx.values);
  return read.kind === 'errors' ? fieldErrors(read.fields) : read.terms;
}

async function making({ desk, user }: DeskContext, work: UnitOfWork, terms: LinkTerms): Promise<Made> {
  const token = newToken();
  const outcome = await makeLink(work, { deskId: desk.id, terms, by: user.id, token });
  return outcome.kind === 'made' ? { ...outcome, token } : outcome;
}

function shown({ bot, desk, m }: DeskContext, { link, token }: Extract<Made, { readonly kind: 'made' }>): Reply {
  const base = bot.pagesUrl;
  return base === null ? m.share.off : madeCard({ m, desk, now: bot.store.clock.now() }, link, { base, token });
}
