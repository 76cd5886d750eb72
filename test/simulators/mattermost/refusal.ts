/** Error with which the server refuses a request. Clients tell errors apart by its `id`. */
export class Refusal extends Error {
  readonly id: string;
  readonly status: number;
  readonly detail: string;

  constructor(status: number, id: string, detail = '') {
    super(id);
    this.status = status;
    this.id = id;
    this.detail = detail;
  }
}

export function notPermitted(permission: string): Refusal {
  return new Refusal(403, 'api.context.permissions.app_error', `permission=${permission}`);
}

export function badParameter(name: string): Refusal {
  return new Refusal(400, 'api.context.invalid_body_param.app_error', `name=${name}`);
}

export function notSignedIn(): Refusal {
  return new Refusal(401, 'api.context.session_expired.app_error');
}

export function noUser(): Refusal {
  return new Refusal(404, 'app.user.missing_account.const');
}

export function noPost(): Refusal {
  return new Refusal(404, 'app.post.get.app_error');
}

export function noChannel(): Refusal {
  return new Refusal(404, 'app.channel.get.existing.app_error');
}
