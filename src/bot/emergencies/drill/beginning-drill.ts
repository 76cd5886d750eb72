import { type Answer, doOnce } from '#bot/action.ts';
import { type DeskContext, worksHere } from '#bot/context.ts';
import { beginDrill } from '#emergencies/drill/begin-drill.ts';

type Outcome = Awaited<ReturnType<typeof beginDrill>>;

/** Begins a drill, for everybody who works on the desk. */
export async function beginningDrill(ctx: DeskContext): Promise<Answer> {
  const { answer } = ctx.m.drill;
  if (!worksHere(ctx, null)) return ctx.m.answers.notOnDesk;
  return doOnce<DeskContext, Outcome>({
    does: ({ desk, members, user }, work) => beginDrill(work, { desk, members, by: user }),
    says: {
      begun: answer.begun,
      already: answer.already,
      realAccounts: answer.realAccounts,
      noTemplate: answer.noTemplate,
      nobodyOnCall: answer.nobodyOnCall,
    },
    repeated: () => answer.begun,
  })(ctx);
}
