import { setTimeout as pause } from 'node:timers/promises';

import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createMiddleware } from 'hono/factory';

import type { RequestKind, Trouble, Troubles } from './trouble.ts';

const page = '<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>';
const hugeBytes = 4 * 1024 * 1024;

/** A network's own wording of the answers that troubles cause. */
export interface TroubleAnswers {
  refuseToken(): Response;
  outOfCredit(): Response;
  serverError(): Response;
  rateLimited(reset: string | null): Response;
}

/** Injects the troubles set in `troubles` into an application's requests. */
export function injectTrouble(
  troubles: Troubles,
  kindOf: (method: string, path: string) => RequestKind | null,
  answers: TroubleAnswers,
): ReturnType<typeof createMiddleware<{ Bindings: HttpBindings }>> {
  return createMiddleware<{ Bindings: HttpBindings }>(async (context, next) => {
    const kind = kindOf(context.req.method, context.req.path);
    const trouble = kind === null ? null : troubles.take(kind);
    if (trouble === null) return next();
    const cut = (): Response => {
      context.env.incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    };
    const before = await beforeDoing(trouble, answers, cut);
    if (before !== null) return before;
    await next();
    const after = await afterDoing(trouble, context.res, answers, cut);
    // Hono keeps the headers of a replaced answer unless it is cleared first.
    context.res = undefined;
    context.res = after;
  });
}

async function beforeDoing(trouble: Trouble, answers: TroubleAnswers, cut: () => Response): Promise<Response | null> {
  switch (trouble.kind) {
    case 'loseRequest':
      return cut();
    case 'slow':
      await pause(trouble.byMs);
      return null;
    case 'outOfOrder':
      return html(page, trouble.status);
    case 'rateLimited':
      return answers.rateLimited(trouble.reset);
    case 'refuseToken':
      return answers.refuseToken();
    case 'outOfCredit':
      return answers.outOfCredit();
    case 'redirect':
      return new Response(null, { status: 307, headers: { Location: trouble.to } });
    case 'answerThis':
      return new Response(trouble.body, { status: trouble.status, headers: { 'Content-Type': trouble.contentType } });
    case 'loseAnswer':
    case 'answerLate':
    case 'errorAfterAccepting':
    case 'answerHtml':
    case 'answerHalf':
    case 'answerHuge':
      return null;
  }
}

async function afterDoing(
  trouble: Trouble,
  answer: Response,
  answers: TroubleAnswers,
  cut: () => Response,
): Promise<Response> {
  switch (trouble.kind) {
    case 'loseAnswer':
      return cut();
    case 'answerLate':
      trouble.stopWaiting();
      return answer;
    case 'errorAfterAccepting':
      return answers.serverError();
    case 'answerHtml':
      return html(page, 200);
    case 'answerHalf': {
      const whole = await answer.text();
      return json(whole.slice(0, whole.length / 2), answer.status);
    }
    case 'answerHuge':
      return json(JSON.stringify({ ...Object(await answer.json()), padding: 'x'.repeat(hugeBytes) }), answer.status);
    case 'loseRequest':
    case 'slow':
    case 'outOfOrder':
    case 'rateLimited':
    case 'refuseToken':
    case 'outOfCredit':
    case 'redirect':
    case 'answerThis':
      return answer;
  }
}

function html(body: string, status: number): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

function json(body: string, status: number): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'application/json; charset=utf-8' } });
}
