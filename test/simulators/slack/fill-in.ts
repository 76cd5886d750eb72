import { isRecord } from './answer-call.ts';
import type { Answer } from './deliveries.ts';
import { slackTs } from './events.ts';
import { updatedView, viewFault } from './other-methods.ts';
import { meansToAnswer, submissionPayload, typedPayload } from './payloads.ts';
import { filesOfForm } from './person-files.ts';
import type { OpenView, Simulation, Written } from './simulation.ts';

type Payload = Readonly<Record<string, unknown>>;

/** Outcome of a modal that a person sent. */
export type Sent =
  | { readonly kind: 'closed' }
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** Another view takes its place or opens above it. */
  | { readonly kind: 'replaced' }
  /** "We had some trouble connecting": the modal stays, with its values. */
  | { readonly kind: 'noAnswer' };

/** Returns the topmost modal of a person, or null. */
export function topView(slack: Simulation, user: string): OpenView | null {
  return slack.views.findLast((one) => one.user === user) ?? null;
}

/** Fills in the topmost modal and sends it. `values` are by block id; inputs that they leave out stay unchanged. */
export async function fillIn(
  slack: Simulation,
  user: string,
  values: Readonly<Record<string, Written>>,
): Promise<Sent> {
  const open = topView(slack, user);
  const person = slack.people.get(user);
  if (open === null || person === undefined) throw new Error(`no form stands open for ${user}`);
  const filled = put(slack, open, values);
  const state = await stateOfView(slack, person.name, filled);
  for (const block of inputsOf(open)) {
    const [value] = Object.values(state[String(block['block_id'])] ?? {});
    if (isRecord(value) && isMissing(value) && block['optional'] !== true)
      throw new Error(`Slack does not send a form without "${String(block['block_id'])}"`);
  }
  const { trigger_id: trigger } = await meansToAnswer(slack, user, '');
  const payload = submissionPayload(slack, person, open, state, trigger);
  return become(slack, open.id, await slack.deliveries.ask({ kind: 'interactive', payload }));
}

/**
 * Types or chooses in the topmost modal without sending it. Notifies the app if the input asks for it: of each
 * character of a text, of each change of any other input. Null if the app is not notified.
 */
export async function typeIn(slack: Simulation, user: string, at: string, value: Written): Promise<Answer | null> {
  const open = topView(slack, user);
  const person = slack.people.get(user);
  if (open === null || person === undefined) throw new Error(`no form stands open for ${user}`);
  const filled = put(slack, open, { [at]: value });
  const block = inputsOf(open).find((one) => one['block_id'] === at);
  const element = isRecord(block?.['element']) ? block['element'] : {};
  if (block?.['dispatch_action'] !== true || !tellsEachChange(element)) return null;
  const state = await stateOfView(slack, person.name, filled);
  const { trigger_id: trigger } = await meansToAnswer(slack, user, '');
  const action = { ...state[at]?.[String(element['action_id'])], action_id: element['action_id'], block_id: at };
  return slack.deliveries.ask({
    kind: 'interactive',
    payload: typedPayload(slack, person, { open: filled, action, state, trigger }),
  });
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
function tellsEachChange(element: Payload): boolean {
  if (element['type'] !== 'plain_text_input') return true;
  const config = isRecord(element['dispatch_action_config']) ? element['dispatch_action_config'] : {};
  const on = config['trigger_actions_on'];
  return Array.isArray(on) && on.includes('on_character_entered');
}

function put(slack: Simulation, open: OpenView, values: Readonly<Record<string, Written>>): OpenView {
  const known = new Set(inputsOf(open).map((block) => String(block['block_id'])));
  const unknown = Object.keys(values).filter((at) => !known.has(at));
  if (unknown.length > 0) throw new Error(`the form has no ${unknown.join(', ')}`);
  const filled = { ...open, written: { ...open.written, ...values } };
  replace(slack, filled);
  return filled;
}

type ViewState = Readonly<Record<string, Readonly<Record<string, Payload>>>>;

async function stateOfView(slack: Simulation, name: string, open: OpenView): Promise<ViewState> {
  const state: Record<string, Record<string, Payload>> = {};
  for (const block of inputsOf(open)) {
    const id = String(block['block_id']);
    const element = isRecord(block['element']) ? block['element'] : {};
    state[id] = { [String(element['action_id'])]: await stateOf(slack, name, element, open.written[id]) };
  }
  return state;
}

function become(slack: Simulation, id: string, answer: Answer): Sent {
  const open = slack.views.find((one) => one.id === id);
  if (answer.kind === 'none' || open === undefined) return { kind: 'noAnswer' };
  const body = isRecord(answer.body) ? answer.body : {};
  switch (body['response_action']) {
    case undefined:
      slack.views = slack.views.filter((one) => one.id !== id);
      return { kind: 'closed' };
    case 'clear':
      slack.views = slack.views.filter((one) => one.user !== open.user);
      return { kind: 'closed' };
    case 'errors': {
      const errors = isRecord(body['errors']) ? body['errors'] : {};
      const inputs = new Set(inputsOf(open).map((block) => block['block_id']));
      for (const at of Object.keys(errors))
        if (!inputs.has(at)) slack.complaints.push(`errors name "${at}", which is no input`);
      const told = Object.fromEntries(Object.entries(errors).map(([at, text]) => [at, String(text)]));
      replace(slack, { ...open, errors: told });
      return { kind: 'errors', errors: told };
    }
    case 'update':
    case 'push': {
      const view = isRecord(body['view']) ? body['view'] : {};
      if (viewFault(slack, view) !== null) return { kind: 'noAnswer' };
      if (body['response_action'] === 'update')
        replace(slack, updatedView(open, { ...open.view, ...view, hash: slackTs() }));
      else slack.views = [...slack.views, { ...open, id: `${id}P`, view, written: {}, errors: {} }];
      return { kind: 'replaced' };
    }
    default:
      slack.complaints.push(`no response_action: ${JSON.stringify(body)}`);
      return { kind: 'noAnswer' };
  }
}

export function inputsOf(open: OpenView): readonly Payload[] {
  const blocks: readonly unknown[] = Array.isArray(open.view['blocks']) ? open.view['blocks'] : [];
  return blocks.filter(isRecord).filter((block) => block['type'] === 'input');
}

function replace(slack: Simulation, open: OpenView): void {
  slack.views = slack.views.map((one) => (one.id === open.id ? open : one));
}

async function stateOf(
  slack: Simulation,
  name: string,
  element: Payload,
  written: Written | undefined,
): Promise<Payload> {
  const type = String(element['type']);
  const options = Array.isArray(element['options']) ? element['options'].filter(isRecord) : [];
  const option = (value: unknown): Payload => {
    const found = options.find((one) => one['value'] === value);
    if (found === undefined) throw new Error(`no option ${String(value)}`);
    return found;
  };
  const several = (initial: unknown): readonly unknown[] =>
    Array.isArray(written) ? written : Array.isArray(initial) ? initial : [];
  switch (type) {
    case 'plain_text_input': {
      const value = typeof written === 'string' ? written : (element['initial_value'] ?? null);
      if (typeof value === 'string' && value.length > Number(element['max_length'] ?? 3000))
        throw new Error('Slack does not send a text above max_length');
      return { type, value: value === '' ? null : value };
    }
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: written === undefined ? (element['initial_option'] ?? null) : option(written) };
    case 'checkboxes':
    case 'multi_static_select': {
      const initial = Array.isArray(element['initial_options']) ? element['initial_options'].filter(isRecord) : [];
      const chosen = written === undefined ? initial : several([]).map(option);
      return { type, selected_options: chosen };
    }
    case 'multi_users_select': {
      const users = several(element['initial_users']);
      if (users.length > Number(element['max_selected_items'] ?? Infinity))
        throw new Error('Slack lets nobody choose more than max_selected_items');
      return { type, selected_users: users };
    }
    case 'users_select':
      return { type, selected_user: typeof written === 'string' ? written : (element['initial_user'] ?? null) };
    case 'datetimepicker': {
      const initial = element['initial_date_time'] ?? null;
      return { type, selected_date_time: typeof written === 'string' ? Number(written) : initial };
    }
    case 'datepicker': {
      const day = written ?? element['initial_date'] ?? null;
      if (typeof day === 'string' && !/^(?:\d{4}-\d{2}-\d{2})?$/u.test(day)) throw new Error(`"${day}" is no day`);
      return { type, selected_date: day === '' ? null : day };
    }
    case 'timepicker': {
      const time = written ?? element['initial_time'] ?? null;
      if (typeof time === 'string' && !/^(?:\d{2}:\d{2})?$/u.test(time)) throw new Error(`"${time}" is no time`);
      const { timezone } = element;
      return { type, selected_time: time === '' ? null : time, ...(timezone === undefined ? {} : { timezone }) };
    }
    case 'file_input': {
      const files = Array.isArray(written) ? written.filter((one) => typeof one !== 'string') : [];
      if (files.length > Number(element['max_files'] ?? 10)) throw new Error('Slack takes no more than max_files');
      return { type, files: files.length === 0 ? [] : await filesOfForm(slack, name, files) };
    }
    default:
      throw new Error(`no input ${type}`);
  }
}

/** Tells whether an input is empty: Slack does not send a form while a required one is. */
function isMissing(value: Payload): boolean {
  const { type: _type, ...rest } = value;
  return Object.values(rest).every((one) => one === null || (Array.isArray(one) && one.length === 0));
}
