import type { FileRef, UserId } from './refs.ts';

interface FieldBase {
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
  /** `'forNow'`: may stay empty here but is needed later, so no label should call it optional. */
  readonly optional: boolean | 'forNow';
  /** True: the notes of `ChatSink.typed` depend on this field, and may change with each character. */
  readonly isFollowed?: true;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A picker of instants, with its initial value. It uses the person's own zone; a typed field may use another. */
export interface InstantPicker {
  readonly hint: string;
  readonly initialAt: Date | null;
}

/** A picker of a day and a picker of a time in `timeZone`, with their initial values. */
export interface ClockPicker {
  readonly hint: string;
  readonly dayLabel: string;
  readonly timeLabel: string;
  readonly timeZone: string;
  /** YYYY-MM-DD and HH:mm. */
  readonly initial: { readonly day: string; readonly time: string } | null;
}

export type FormField =
  | (FieldBase & { readonly kind: 'text' | 'textarea'; readonly initial: string; readonly maxLength: number })
  /**
   * A moment, which comes back as text: from a text field that began as `initial`, as typed; from a picker of instants,
   * as "2026-11-30T08:00:00.000Z"; from pickers of a day and a time, as "2026-11-30 09:00", without the part that was
   * left empty.
   */
  | (FieldBase & {
      readonly kind: 'moment';
      readonly initial: string;
      readonly maxLength: number;
      readonly instantPicker: InstantPicker;
      /** Null if it could not show the initial value. */
      readonly clockPicker: ClockPicker | null;
    })
  | (FieldBase & { readonly kind: 'select' | 'radio'; readonly choices: readonly Choice[]; readonly initial: string })
  | (FieldBase & {
      readonly kind: 'checkboxes';
      readonly choices: readonly Choice[];
      readonly initial: readonly string[];
    })
  /**
   * People of the platform. The submission holds the whole new list: an untouched field returns `initial`, even if the
   * platform's picker cannot show it. `isOne`: a newly chosen person replaces the one before.
   */
  | (FieldBase & { readonly kind: 'people'; readonly initial: readonly UserId[]; readonly isOne: boolean })
  | (FieldBase & { readonly kind: 'files'; readonly maxFiles: number })
  /**
   * An optional further step on submit. A platform with several submit buttons shows it as one, `buttonLabel`; others
   * show a box to tick. Comes back as checkboxes do: a list of its value, or an empty one.
   */
  | (FieldBase & { readonly kind: 'andThen'; readonly choice: Choice; readonly buttonLabel: string });

export interface Form {
  readonly title: string;
  readonly intro: string | null;
  readonly submitLabel: string;
  readonly fields: readonly FormField[];
  /** First of the fields that most people leave as they are: folded under the label, if the platform can. */
  readonly folded?: { readonly fromField: string; readonly label: string };
  /** A picture shown above a field, such as the one whose alt text is asked. */
  readonly images: readonly {
    readonly beforeField: string;
    readonly sha256: string;
    readonly mimeType: string;
    readonly alt: string;
  }[];
}

/** The subject of a form. It comes back with the submission and cannot be forged. */
export interface FormBinding {
  readonly purpose: string;
  readonly channel: string;
  readonly draftId: string | null;
  readonly revision: number | null;
  readonly target: string | null;
}

/** A token that opens one form, within a few seconds, for the person who pressed or typed. */
export interface FormTrigger {
  readonly id: string;
}

export type FormValue = string | readonly string[] | readonly FileRef[];
