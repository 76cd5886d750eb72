import type { Answered, Method } from './method.ts';
import type { Simulation } from './simulation.ts';

/** A call as it arrived: its body's type and bytes, and its token. */
export interface IncomingCall {
  readonly name: string;
  readonly authorization: string | undefined;
  readonly contentType: string;
  readonly body: string;
}

/** Fields that hold JSON within a form, with the error for invalid JSON. */
const nested = new Map([
  ['blocks', 'invalid_blocks'],
  ['view', 'invalid_arguments'],
  ['metadata', 'invalid_metadata_format'],
  ['files', 'invalid_arguments'],
]);

/** Answers a call: checks token, scopes and arguments, then runs the method. Every fault is also a complaint. */
export async function answerCall(
  slack: Simulation,
  methods: ReadonlyMap<string, Method>,
  call: IncomingCall,
): Promise<Answered> {
  const { name } = call;
  const answer = await answered(slack, methods, call);
  if (answer['error'] === 'missing_scope' || answer['error'] === 'unknown_method')
    slack.complaints.push(`${name}: ${JSON.stringify(answer)}`);
  return answer;
}

async function answered(
  slack: Simulation,
  methods: ReadonlyMap<string, Method>,
  { name, authorization, contentType, body }: IncomingCall,
): Promise<Answered> {
  const method = methods.get(name);
  if (method === undefined) return { ok: false, error: 'unknown_method', req_method: name };
  const wrongToken = tokenFault(slack, name, authorization);
  if (wrongToken !== null) return { ok: false, error: wrongToken };
  const missing = method.scopes.filter((either) => !either.some((scope) => slack.scopes.has(scope)));
  if (missing.length > 0) {
    const needed = missing.map((either) => either.join('|')).join(',');
    return { ok: false, error: 'missing_scope', needed, provided: [...slack.scopes].join(',') };
  }
  const args = argumentsIn(contentType, body);
  if ('error' in args) {
    slack.complaints.push(`${name}: ${args.error}`);
    return { ok: false, error: args.error };
  }
  // Bolt's own clients send the token and the workspace with every call.
  const { token: _token, team_id: _team, ...values } = args.values;
  const complaintsBefore = slack.complaints.length;
  const answer = await method.answer(slack, values);
  for (let at = complaintsBefore; at < slack.complaints.length; at += 1)
    slack.complaints[at] = `${name}: ${slack.complaints[at] ?? ''}`;
  slack.calls.push({ method: name, args: values, answer });
  return answer;
}

function tokenFault(slack: Simulation, name: string, authorization: string | undefined): string | null {
  if (authorization === undefined) return 'not_authed';
  const token = authorization.replace(/^Bearer /, '');
  const wanted = name === 'apps.connections.open' ? slack.tokens.app : slack.tokens.bot;
  const known = [slack.tokens.app, slack.tokens.bot];
  if (slack.isTokenRevoked || !known.includes(token)) return 'invalid_auth';
  return token === wanted ? null : 'not_allowed_token_type';
}

function argumentsIn(
  contentType: string,
  body: string,
): { readonly values: Readonly<Record<string, unknown>> } | { readonly error: string } {
  try {
    if (contentType.startsWith('application/json')) {
      const values: unknown = JSON.parse(body);
      return isRecord(values) ? { values } : { error: 'json_not_object' };
    }
  } catch {
    return { error: 'invalid_json' };
  }
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return { error: 'invalid_post_type' };
  const values: Record<string, unknown> = {};
  for (const [key, value] of new URLSearchParams(body)) {
    const fault = nested.get(key);
    if (fault === undefined) values[key] = value;
    else
      try {
        values[key] = JSON.parse(value);
      } catch {
        return { error: fault };
      }
  }
  return { values };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
