import { z } from 'zod';

import { limits } from './mattermost-options.ts';
import { attachmentsOf } from './post-json.ts';
import { readStrictly } from './read-body.ts';
import { Refusal } from './refusal.ts';
import type { Props, Server } from './state.ts';

const styles = /^(default|primary|success|good|warning|danger|#[0-9a-fA-F]{6})$/;

const action = z.strictObject({
  id: z.string().optional(),
  type: z.enum(['button', 'select']),
  name: z.string().min(1),
  tooltip: z.string().optional(),
  disabled: z.boolean().optional(),
  style: z.string().regex(styles).optional(),
  data_source: z.enum(['users', 'channels']).optional(),
  options: z.array(z.strictObject({ text: z.string().min(1), value: z.string().min(1) })).optional(),
  default_option: z.string().optional(),
  integration: z.strictObject({ url: z.url(), context: z.record(z.string(), z.unknown()).optional() }),
});

/** https://developers.mattermost.com/integrate/reference/message-attachments/ */
const attachment = z.strictObject({
  id: z.number().optional(),
  fallback: z.string().optional(),
  color: z.string().optional(),
  pretext: z.string().optional(),
  text: z.string().optional(),
  author_name: z.string().optional(),
  author_link: z.string().optional(),
  author_icon: z.string().optional(),
  title: z.string().optional(),
  title_link: z.string().optional(),
  fields: z.array(z.strictObject({ title: z.string(), value: z.unknown(), short: z.boolean().optional() })).nullish(),
  image_url: z.string().optional(),
  thumb_url: z.string().optional(),
  footer: z.string().optional(),
  footer_icon: z.string().optional(),
  ts: z.union([z.string(), z.number()]).nullish(),
  actions: z.array(action).optional(),
});

/** Refuses props that are too long. Complains of dead buttons and of attachments that would show too little. */
export function checkProps(server: Server, props: Props): void {
  if (Buffer.byteLength(JSON.stringify(props)) > limits.propsBytes)
    throw new Refusal(400, 'model.post.is_valid.props.app_error');
  if (props['attachments'] !== undefined && !Array.isArray(props['attachments']))
    server.complaints.push('attachments are no list: nothing of them is shown');
  const ids = new Set<string>();
  for (const one of attachmentsOf(props)) {
    const { actions = [] } = readStrictly(server, 'attachment', attachment, one);
    for (const { id = '', name, type, options = [], data_source: source } of actions) {
      if (type === 'select' && source === undefined && options.length === 0)
        server.complaints.push(`menu "${name}" is empty: clients draw a box in which nothing can be chosen`);
      if (new Set(options.map(({ value }) => value)).size < options.length)
        server.complaints.push(`menu "${name}" has two options of one value: the second is never told from the first`);
      if (!/^[A-Za-z0-9]*$/.test(id)) server.complaints.push(`action "${id}" is dead: its id is not alphanumeric`);
      if (ids.has(id) && id !== '') server.complaints.push(`two actions are called "${id}": the second is never found`);
      ids.add(id);
    }
  }
}

/** Refuses a message that is too long. The server counts characters, not bytes or UTF-16 units. */
export function checkMessage(message: string): void {
  if (Array.from(message).length > limits.messageCharacters)
    throw new Refusal(400, 'model.post.is_valid.message_length.app_error');
}
