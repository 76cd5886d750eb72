import { z } from 'zod';

import { knowsMultiselect } from './dialog-json.ts';
import type { Server } from './state.ts';
import { isFrom } from './version.ts';

/** Builds the schema of a text whose limit counts bytes. */
const bytes = (most: number): z.ZodString =>
  z.string().refine((text) => Buffer.byteLength(text) <= most, `longer than ${most} bytes`);

const option = z.strictObject({ text: z.string().min(1), value: z.string().min(1) });

const base = {
  display_name: bytes(24).min(1),
  name: bytes(300).min(1),
  help_text: bytes(150).optional(),
  optional: z.boolean().optional(),
};

const text = {
  ...base,
  subtype: z.enum(['', 'text', 'email', 'number', 'tel', 'url', 'password']).optional(),
  min_length: z.int().min(0).optional(),
};

const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(Z|[+-]\d\d:\d\d)?)?$/;

const config = z.strictObject({
  time_interval: z.int().optional(),
  location_timezone: z.string().optional(),
  allow_manual_time_entry: z.boolean().optional(),
});

const element = z.discriminatedUnion('type', [
  z.strictObject({
    ...text,
    type: z.literal('text'),
    default: bytes(150).optional(),
    placeholder: bytes(150).optional(),
    max_length: z.int().min(1).max(150).optional(),
  }),
  z.strictObject({
    ...text,
    type: z.literal('textarea'),
    default: bytes(3_000).optional(),
    placeholder: bytes(3_000).optional(),
    max_length: z.int().min(1).max(3_000).optional(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('select'),
    default: bytes(3_000).optional(),
    placeholder: bytes(3_000).optional(),
    data_source: z.enum(['', 'users', 'channels']).optional(),
    options: z.array(option).optional(),
    multiselect: z.boolean().optional(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('radio'),
    default: z.string().optional(),
    options: z.array(option).min(1),
  }),
  z.strictObject({
    ...base,
    type: z.literal('bool'),
    default: z.enum(['', 'true', 'false']).optional(),
    placeholder: bytes(150).optional(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('datetime'),
    default: z.string().regex(isoMoment).optional(),
    placeholder: bytes(150).optional(),
    min_date: z.string().optional(),
    max_date: z.string().optional(),
    time_interval: z.int().optional(),
    datetime_config: config.optional(),
  }),
]);
export type Element = z.infer<typeof element>;

const dialogSchema = z.strictObject({
  callback_id: z.string().optional(),
  title: bytes(24).min(1),
  introduction_text: z.string().optional(),
  icon_url: z.union([z.literal(''), z.url()]).optional(),
  elements: z.array(element).optional(),
  submit_label: z.string().optional(),
  notify_on_cancel: z.boolean().optional(),
  state: z.string().optional(),
  source_url: z.string().optional(),
});
export type Dialog = z.infer<typeof dialogSchema>;

/**
 * Returns the dialog if a server would show it as intended; else complains and returns null. A real server opens even
 * a wrong dialog, and notes the fault only in its log.
 * https://developers.mattermost.com/integrate/plugins/interactive-dialogs/
 */
export function checkDialog(server: Server, came: unknown): Dialog | null {
  const read = dialogSchema.safeParse(came);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    server.complaints.push(`dialog: ${faults.join('; ')}`);
    return null;
  }
  const { elements = [] } = read.data;
  const faults = elements.flatMap((one) => faultsOf(server, one).map((fault) => `${one.name}: ${fault}`));
  if (new Set(elements.map(({ name }) => name)).size < elements.length) faults.push('two elements have one name');
  for (const fault of faults) server.complaints.push(`dialog: ${fault}`);
  if (faults.length > 0) return null;
  return knowsMultiselect(server) ? read.data : { ...read.data, elements: elements.map(withOneValue) };
}

function withOneValue(one: Element): Element {
  return one.type === 'select' ? { ...one, multiselect: false } : one;
}

function faultsOf(server: Server, one: Element): readonly string[] {
  switch (one.type) {
    case 'text':
    case 'textarea':
      return (one.min_length ?? 0) > (one.max_length ?? 0) ? ['min_length is above max_length'] : [];
    case 'select':
    case 'radio': {
      const isOpen = one.type === 'select' && (one.data_source ?? '') !== '';
      if (isOpen) return (one.options ?? []).length > 0 ? ['options beside a data source'] : [];
      const values = (one.options ?? []).map(({ value }) => value);
      const isMany = one.type === 'select' && one.multiselect === true;
      const initial = isMany ? (one.default ?? '').replaceAll(' ', '').split(',') : [one.default ?? ''];
      const isGood = initial.every((value) => value === '' || values.includes(value));
      if (isMany && values.some((value) => /[, ]/.test(value)))
        return ['a value with a comma or space in a multiselect'];
      if (new Set(values).size < values.length) return ['two options have one value'];
      return isGood ? [] : [`default "${one.default ?? ''}" is no option`];
    }
    case 'bool':
      return [];
    case 'datetime': {
      const interval = one.datetime_config?.time_interval ?? one.time_interval ?? 60;
      if (!isFrom(server, 11, 1)) return ['this version has no datetime'];
      if (one.datetime_config !== undefined && !isFrom(server, 11, 6)) return ['this version has no datetime_config'];
      return interval >= 1 && 1_440 % interval === 0 ? [] : ['time_interval does not divide a day'];
    }
  }
}
