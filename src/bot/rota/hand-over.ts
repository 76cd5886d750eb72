import { type Action, type Answer, deskFormOf, type DeskSubmission, takeOnce } from '#bot/action.ts';
import { spanText } from '#bot/absences/absence-text.ts';
import { choicesIn, textIn } from '#bot/forms/form-values.ts';
import { readTime } from '#bot/forms/read-time.ts';
import { timeError } from '#bot/forms/read-window.ts';
import { timeForm } from '#bot/forms/time-form.ts';
import type { DeskContext } from '#bot/context.ts';
import { fieldErrors, type FormRefused, formError } from '#bot/form-answer.ts';
import { namer } from '#bot/drafting/names.ts';
import { isMemberHere } from '#bot/leaving/read-leave-form.ts';
import type { Form, FormField } from '#chat/form.ts';
import { rotaInForce } from '#rota/agreed-rota.ts';
import { askToHandOver, type HandoverWish } from '#rota/handover.ts';
import { nextTurnOf } from '#rota/on-call.ts';

/**
 * Asks somebody on the rota to be on call in another's place. People on call ask for themselves, a steward for anybody.
 * Nothing changes until the taker accepts.
 */
export const handOver: Action<'handOver'> = {
  button: { about: 'desk', may: 'anybody', press: openHandOver },
  form: {
    about: 'desk',
    may: 'anybody',
    submit: takeOnce({
      reads: readWish,
      async does({ desk, user }, work, { giver, taker, ...wish }) {
        const outcome = await askToHandOver(work, { deskId: desk.id, by: user, wish });
        return { ...outcome, giver, taker };
      },
      says: {
        asked: ({ m }, { giver, taker }) => m.rota.handover.asked(taker, giver),
        noRota: { error: ({ m }) => formError(m.rota.handover.error.noRota) },
        notOnRota: { error: ({ m }) => fieldErrors({ to: m.rota.handover.error.notOnRota }) },
        badSpan: { error: ({ m }) => fieldErrors({ ends: m.rota.handover.error.badSpan }) },
        notOnCall: { error: ({ m }, { giver }) => fieldErrors({ ends: m.rota.handover.error.notOnCall(giver) }) },
        takerOnCall: { error: ({ m }, { taker }) => fieldErrors({ to: m.rota.handover.error.takerOnCall(taker) }) },
        away: {
          error: ({ m, desk, bot }, { taker, fromAt, toAt }) => {
            const of = { name: taker, timeZone: desk.timeZone, now: bot.store.clock.now() };
            return fieldErrors({ to: m.rota.handover.error.away(spanText(m, { fromAt, toAt }, of)) });
          },
        },
        already: { error: ({ m }) => formError(m.rota.handover.error.already) },
      },
    }),
  },
};

/** Opens the form of a handover, for stewards and people who are on call now or later. */
export async function openHandOver(ctx: DeskContext): Promise<Answer> {
  const { bot, desk, m, user } = ctx;
  const { db, decisionKey, clock } = bot.store;
  const inForce = await rotaInForce({ tx: db, decisionKey }, desk.id);
  if (inForce.kind !== 'agreed') return m.rota.handover.error.noRota;
  const isSteward = desk.stewards.includes(user.id);
  const turn = nextTurnOf(inForce.rota, user.id, clock.now());
  if (turn === null && !isSteward) return m.rota.handover.error.notYours;
  return deskFormOf('handOver', handOverForm(ctx, turn, isSteward), null);
}

function handOverForm(
  { bot, desk, m, user }: DeskContext,
  turn: ReturnType<typeof nextTurnOf>,
  isSteward: boolean,
): Form {
  const { handover: words } = m.rota;
  const written = (at: Date): string => timeForm(at, { timeZone: desk.timeZone, language: m.tongue });
  const people = (id: 'from' | 'to', initial: readonly string[]): FormField => {
    return { id, label: words[id], hint: null, optional: false, kind: 'people', initial, isOne: true };
  };
  const isNow = turn === null || turn.fromAt <= bot.store.clock.now();
  const text = { kind: 'text', maxLength: 100 } as const;
  return {
    title: words.title,
    intro: words.intro,
    submitLabel: words.submit,
    fields: [
      ...(isSteward ? [people('from', turn === null ? [] : [user.id])] : []),
      people('to', []),
      {
        ...text,
        id: 'begins',
        label: words.begins,
        hint: words.beginsHint,
        optional: true,
        initial: isNow ? '' : written(turn.fromAt),
      },
      {
        ...text,
        id: 'ends',
        label: words.ends,
        hint: null,
        optional: false,
        initial: turn === null ? '' : written(turn.toAt),
      },
    ],
    images: [],
  };
}

/** A request with both people's names, for the answer. */
interface NamedWish extends HandoverWish {
  readonly giver: string;
  readonly taker: string;
}

async function readWish(ctx: DeskSubmission): Promise<NamedWish | FormRefused> {
  const { bot, chat, desk, m, user, values } = ctx;
  const { error } = m.rota.handover;
  const isSteward = user.kind === 'member' && desk.stewards.includes(user.id);
  const givers = Object.hasOwn(values, 'from') ? choicesIn(values, 'from') : [user.id];
  const [fromPerson, ...otherGivers] = givers;
  if (fromPerson === undefined || otherGivers.length > 0) return fieldErrors({ from: error.person });
  // Only a steward may hand over for others.
  if (fromPerson !== user.id && !isSteward) return formError(error.notYours);
  const [toPerson, ...otherTakers] = choicesIn(values, 'to');
  if (toPerson === undefined || otherTakers.length > 0) return fieldErrors({ to: error.person });
  const now = bot.store.clock.now();
  const reading = { timeZone: desk.timeZone, language: m.tongue, now };
  const typed = textIn(values, 'begins');
  const begins = typed.trim() === '' ? ({ kind: 'at', at: now } as const) : readTime(typed, reading);
  if (begins.kind !== 'at') return fieldErrors({ begins: timeError(m, begins) });
  const ends = readTime(textIn(values, 'ends'), reading);
  if (ends.kind !== 'at') return fieldErrors({ ends: timeError(m, ends) });
  const name = await namer(chat, [fromPerson, toPerson]);
  const [giver, taker] = [name(fromPerson), name(toPerson)];
  // The taker may have left since the rota was agreed.
  if (!(await isMemberHere(ctx, toPerson))) return fieldErrors({ to: error.gone(taker) });
  return { fromPerson, toPerson, fromAt: begins.at, toAt: ends.at, giver, taker };
}
