import {
  endKeeping,
  type EndKeepingOutcome,
  nameKeeper,
  type NameKeeperOutcome,
  readKeeping,
} from '#accounts/keeping/keeping.ts';
import { type Action, type Answer, deskFormOf, type DeskSubmission, doOnce, takeOnce } from '#bot/action.ts';
import { choicesIn, textIn } from '#bot/forms/form-values.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { fieldErrors, formError, type FormRefused } from '#bot/form-answer.ts';
import { fullMembers } from '#bot/full-members.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import { isCalled, onlyOne } from '#bot/sleeping/named-account.ts';
import type { Form, FormField } from '#chat/form.ts';
import type { Account } from '#desks/account.ts';

import { parseKeep, personNamed } from './parse-keep.ts';

/** Names the people who look after one of the desk's accounts, or ends that, for anybody who may set up the desk. */
export const keep: Action<'keep'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ keeping }) => [{ typed: keeping.help, does: keeping.helpDoes, group: 'accounts' }],
    read: (typed) => (ctx) => keepingAs(ctx, typed),
  },
  form: { about: 'desk', may: 'anybody', submit: (ctx) => taking(ctx) },
};

async function keepingAs(ctx: DeskContext, typed: string): Promise<Answer> {
  const { desk, m } = ctx;
  const { answer } = m.keeping;
  if (!(await mayName(ctx))) return answer.mayNot;
  const wish = parseKeep(typed);
  const account = accountCalled(ctx, wish.account);
  if (account === null && (wish.account !== '' || desk.accounts.length === 0)) {
    return answer.whichAccount(desk.accounts.map(accountLabel));
  }
  if (wish.kind === 'form' || account === null) return deskFormOf('keep', await keepForm(ctx, account), null);
  if (wish.kind === 'nobody') return ending(ctx, account);
  const known = await fullMembers(ctx.chat, ctx.members.channel, Infinity);
  const people = known.map(({ id, name, handle }) => ({ id, names: handle === undefined ? [name] : [name, handle] }));
  const found = wish.names.map((name) => ({ name, id: personNamed(name, people) }));
  const unclear = found.find(({ id }) => id === null);
  if (unclear !== undefined) return answer.whichPerson(unclear.name);
  const [keeper, deputy = null, ...others] = found.flatMap(({ id }) => (id === null ? [] : [id]));
  if (keeper === undefined || others.length > 0) return answer.twoAtMost;
  const label = accountLabel(account);
  return doOnce<DeskContext, NameKeeperOutcome>({
    does: ({ user }, work) => nameKeeper(work, { accountId: account.id, deskId: desk.id, keeper, deputy, by: user }),
    says: {
      named: answer.named(label),
      same: answer.same(label),
      ownDeputy: answer.ownDeputy,
      otherDesk: (_, { name }) => answer.otherDesk(label, name),
      notHere: answer.whichAccount(desk.accounts.map(accountLabel)),
    },
    repeated: () => answer.named(label),
  })(ctx);
}

async function mayName(ctx: DeskContext): Promise<boolean> {
  return maySetUp(await settingUp(ctx, ctx.desk.channel), ctx.desk);
}

/** Finds the account that was typed; null if none or several are meant. */
function accountCalled({ desk }: DeskContext, typed: string): Account | null {
  return (
    onlyOne(desk.accounts, isCalled(typed)) ?? onlyOne(desk.accounts, ({ network }) => network === typed.toLowerCase())
  );
}

function ending(ctx: DeskContext, account: Account): Promise<Answer> {
  const { desk, m } = ctx;
  const { answer } = m.keeping;
  const label = accountLabel(account);
  return doOnce<DeskContext, EndKeepingOutcome>({
    does: ({ user }, work) => endKeeping(work, { accountId: account.id, deskId: desk.id, by: user }),
    says: {
      ended: answer.ended(label),
      none: answer.none(label),
      otherDesk: (_, { name }) => answer.otherDesk(label, name),
      notHere: answer.whichAccount(desk.accounts.map(accountLabel)),
    },
    repeated: () => answer.ended(label),
  })(ctx);
}

interface Chosen {
  readonly account: Account;
  readonly keeper: string;
  readonly deputy: string | null;
}

const taking = takeOnce<DeskSubmission, Chosen, NameKeeperOutcome>({
  reads: chosenIn,
  does: ({ desk, user }, work, { account, keeper, deputy }) =>
    nameKeeper(work, { accountId: account.id, deskId: desk.id, keeper, deputy, by: user }),
  says: {
    named: (ctx) => ctx.m.keeping.answer.named(labelIn(ctx)),
    same: (ctx) => ctx.m.keeping.answer.same(labelIn(ctx)),
    ownDeputy: { error: ({ m }) => fieldErrors({ deputy: m.keeping.answer.ownDeputy }) },
    otherDesk: { error: (ctx, { name }) => formError(ctx.m.keeping.answer.otherDesk(labelIn(ctx), name)) },
    notHere: { error: (ctx) => formError(ctx.m.keeping.answer.whichAccount(ctx.desk.accounts.map(accountLabel))) },
  },
});

async function chosenIn(ctx: DeskSubmission): Promise<Chosen | FormRefused> {
  const { chat, desk, m, members, values } = ctx;
  const { answer } = m.keeping;
  if (!(await mayName(ctx))) return formError(answer.mayNot);
  const account = desk.accounts.find(({ id }) => id === textIn(values, 'account'));
  if (account === undefined) return fieldErrors({ account: answer.whichAccount(desk.accounts.map(accountLabel)) });
  const [keeper, ...otherKeepers] = choicesIn(values, 'keeper');
  const [deputy = null, ...otherDeputies] = choicesIn(values, 'deputy');
  if (keeper === undefined || otherKeepers.length > 0) return fieldErrors({ keeper: answer.onePerson });
  if (otherDeputies.length > 0) return fieldErrors({ deputy: answer.onePerson });
  const isFull = async (person: string): Promise<boolean> =>
    members.channel.includes(person) && (await chat.user(person))?.kind === 'member';
  if (!(await isFull(keeper))) return fieldErrors({ keeper: answer.notInChannel });
  if (deputy !== null && !(await isFull(deputy))) return fieldErrors({ deputy: answer.notInChannel });
  return { account, keeper, deputy };
}

function labelIn({ desk, values }: DeskSubmission): string {
  return accountLabel(desk.accounts.find(({ id }) => id === textIn(values, 'account')));
}

/** Builds the form that names who looks after an account, filled with the people who do so now. */
async function keepForm({ bot, desk, m, user }: DeskContext, account: Account | null): Promise<Form> {
  const { form } = m.keeping;
  const keeping = account === null ? null : await readKeeping(bot.store.db, account.id);
  const people = (id: 'keeper' | 'deputy', initial: readonly string[], hint: string | null): FormField => {
    return { id, label: form[id], hint, optional: id === 'deputy', kind: 'people', initial, isOne: true };
  };
  const choices = desk.accounts.map((one) => ({ value: one.id, label: accountLabel(one) }));
  const initial = account?.id ?? choices[0]?.value ?? '';
  return {
    title: form.title,
    intro: form.intro,
    submitLabel: form.submit,
    fields: [
      { id: 'account', label: form.account, hint: null, optional: false, kind: 'select', choices, initial },
      people('keeper', [keeping?.keeper ?? user.id], null),
      people('deputy', keeping === null || keeping.deputy === null ? [] : [keeping.deputy], form.deputyHint),
    ],
    images: [],
  };
}
