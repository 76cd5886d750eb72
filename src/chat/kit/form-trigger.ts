import type { FormTrigger } from '#chat/form.ts';
import type { UserId } from '#chat/refs.ts';

/** Builds a form's trigger from the platform's own and the person who opens the form. */
export function formTrigger(user: UserId, trigger: string): FormTrigger {
  return { id: `${user} ${trigger}` };
}

/** Reads the person of a form's trigger and the platform's own trigger; null if it is not one of ours. */
export function readTrigger({ id }: FormTrigger): { readonly user: UserId; readonly trigger: string } | null {
  const [user = '', trigger = '', ...others] = id.split(' ');
  return user !== '' && trigger !== '' && others.length === 0 ? { user, trigger } : null;
}
