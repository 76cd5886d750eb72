import { z } from 'zod';

import type { FormValue } from '#chat/form.ts';
import { joinParts } from '#chat/kit/text-parts.ts';

import { isId } from './is-id.ts';
import { dialogLimits } from './dialog-element.ts';
import { choiceOf, inputName, type FieldShape } from './field-shape.ts';

/** The result of a form, checked against the form that was opened. */
export type ReadSubmission =
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, FormValue>> }
  /** Required inputs that are empty, by their names in the dialog. */
  | { readonly kind: 'missing'; readonly inputs: readonly string[] }
  /** A submission that the form could not have sent. */
  | { readonly kind: 'unreadable' };

const maxPeople = 500;
/** A client may send several values as a list, or in one text with commas. */
const submissionSchema = z.record(z.string(), z.union([z.string(), z.boolean(), z.null(), z.array(z.string())]));
type Given = z.infer<typeof submissionSchema>[string] | undefined;

/**
 * Reads a submission. Anybody may send anything in a form's name, so one that the form would not have allowed is
 * refused as a whole.
 */
export function readSubmission(fields: readonly FieldShape[], submission: unknown): ReadSubmission {
  const parsed = submissionSchema.safeParse(submission);
  if (!parsed.success) return { kind: 'unreadable' };
  const given = new Map(Object.entries(parsed.data));
  const values = new Map<string, FormValue>();
  const missing: string[] = [];
  for (const field of fields) {
    const value = valueOf(field, (part) => given.get(inputName(field.name, part)));
    if (value === null) return { kind: 'unreadable' };
    if (value.length === 0 && !field.optional && field.kind !== 'box') missing.push(field.name);
    values.set(field.id, value);
  }
  if (missing.length > 0) return { kind: 'missing', inputs: missing };
  return { kind: 'values', values: Object.fromEntries(values) };
}

function valueOf(field: FieldShape, at: (part: number) => Given): FormValue | null {
  switch (field.kind) {
    case 'text': {
      const texts = field.joints.map((joint, index) => ({ text: at(index + 1) ?? '', joint }));
      const parts = texts.flatMap(({ text, joint }) => (typeof text === 'string' ? [{ text, joint }] : []));
      const isShort = parts.every(({ text }) => text.length <= dialogLimits.textarea);
      if (parts.length < texts.length || !isShort) return null;
      const text = joinParts(parts);
      return field.isMoment ? asInstant(text) : text;
    }
    case 'one': {
      const chosen = at(1) ?? '';
      if (chosen === '') return '';
      return typeof chosen === 'string' ? choiceOf(field, chosen) : null;
    }
    case 'many': {
      const chosen = listed(at(1))?.map((name) => choiceOf(field, name));
      if (chosen === undefined || chosen.includes(null)) return null;
      return field.values.filter((value) => chosen.includes(value));
    }
    case 'box': {
      const ticked = at(1) ?? false;
      if (typeof ticked !== 'boolean' && !(typeof ticked === 'string' && /^(?:true|false|)$/.test(ticked))) return null;
      return String(ticked) === 'true' ? [field.value] : [];
    }
    case 'people': {
      const [chosen, removed] = [listed(at(1)), listed(at(2))];
      if (chosen === null || removed === null || !chosen.every(isId)) return null;
      if (!removed.every((id) => field.present.includes(id))) return null;
      // An empty choice changes nothing. A person both chosen and removed is removed.
      const before = field.isOne && chosen.length > 0 ? [] : field.present;
      const ids = [...new Set([...before, ...chosen])].filter((id) => !removed.includes(id));
      return ids.length > maxPeople ? null : ids;
    }
  }
}

function listed(given: Given): readonly string[] | null {
  if (Array.isArray(given)) return given;
  if (typeof given === 'boolean') return null;
  return (given ?? '').split(',').filter((one) => one !== '');
}

/** Normalises a picker's moment to the one format that the bot knows. Returns any other text as it is. */
function asInstant(text: string): string {
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  const at = isMoment ? new Date(text) : null;
  return at === null || Number.isNaN(at.getTime()) ? text : at.toISOString();
}
