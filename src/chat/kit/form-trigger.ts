import type { FormTrigger } from '#chat/form.ts';
import type { UserId } from '#chat/refs.ts';

/** Makes the trigger of a form, with the person who opens it. */
export function formTrigger(user: UserId, trigger: string): FormTrigger {
  return { id: `${user} ${trigger}` };
}

/** Reads who opens a form with that, and what the platform knows it by; null where it is none of ours. */
export function readTrigger({ id }: FormTrigger): { readonly user: UserId; readonly trigger: string } | null {
  const [user = '', trigger = '', ...others] = id.split(' ');
  return user !== '' && trigger !== '' && others.length === 0 ? { user, trigger } : null;
}
