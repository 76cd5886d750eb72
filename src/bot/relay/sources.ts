import { type Action, type Answer, deskFormOf, type DeskSubmission, takeOnce } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import { folded } from '#drafts/folded-words.ts';
import { typedWords } from '#messages/typed-words.ts';
import { keepSource, type KeepSourceOutcome, type SeenSource } from '#relay/keep-source.ts';
import { MAX_SOURCES, type Source, type SourceTerms, sourcesOf } from '#relay/source.ts';

import { seenSource, seenTarget } from './seen-source.ts';
import { withRules } from './show-source.ts';
import { sourcesCard } from './source-card.ts';
import { sourceName } from './source-name.ts';
import { readSourceForm, sourceForm } from './source-form.ts';

const adding = typedWords((typed) => typed.sources.add);

/** Lists the desk's sources, and opens the form of a new one, for everybody who works on it. */
export const sources: Action<'sources'> = {
  command: {
    about: 'desk',
    may: 'team',
    help: ({ relay }) => [{ typed: relay.help, does: relay.helpDoes, group: 'accounts' }],
    read(rest) {
      if (rest === '') {
        return async (ctx) => {
          const { store } = ctx.bot;
          const all = await withRules(store, ctx.desk, await sourcesOf(store.db, ctx.desk.id));
          return sourcesCard({ ...ctx, now: store.clock.now() }, all);
        };
      }
      return adding.has(folded(rest.slice(0, 40))) ? async (ctx) => openSourceForm(ctx, null) : null;
    },
  },
};

/** Opens the form of a new source by the button of the list. */
export const addSource: Action<'addSource'> = {
  button: { about: 'desk', may: 'team', press: (ctx) => openSourceForm(ctx, null) },
};

/** Stores a new or changed source, and enqueues reading it for its preview. */
export const source: Action<'source'> = {
  form: {
    about: 'desk',
    may: 'team',
    submit: takeOnce<
      DeskSubmission,
      { readonly terms: SourceTerms; readonly changes: SeenSource | null },
      KeepSourceOutcome
    >({
      async reads(ctx) {
        const { m, target } = ctx;
        const changes = seenSource(target);
        if (target !== null && changes === null) return formError(m.relay.answer.stale);
        const read = await readSourceForm(ctx);
        return read.kind === 'errors' ? fieldErrors(read.fields) : { terms: read.terms, changes };
      },
      does: ({ desk, user }, work, { terms, changes }) =>
        keepSource(work, { deskId: desk.id, terms, by: user.id, changes }),
      says: {
        kept: ({ m }) => m.relay.answer.kept,
        named: ({ m }) => m.relayAnswers.answer.named,
        sameAddress: { error: ({ m }) => fieldErrors({ url: m.relay.error.sameAddress }) },
        itself: { error: ({ m }) => fieldErrors({ accounts: m.relay.error.itself }) },
        circle: { error: ({ m }, { back }) => fieldErrors({ url: m.relay.error.circle(sourceName(m, back)) }) },
        full: { error: ({ m }) => formError(m.relay.error.full(MAX_SOURCES)) },
        stale: { error: ({ m }) => formError(m.relay.answer.stale) },
      },
    }),
  },
};

/** Opens the form of a new source, or of one to change; says so if there is no account that it could relay to. */
export function openSourceForm(ctx: Pick<DeskContext, 'bot' | 'desk' | 'm' | 'user'>, changed: Source | null): Answer {
  if (ctx.desk.accounts.length === 0) return ctx.m.answers.noAccounts;
  return deskFormOf('source', sourceForm(ctx, changed), changed === null ? null : seenTarget(changed));
}
