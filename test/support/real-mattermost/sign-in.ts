/** Signs somebody in with their password; resolves to the session's token. */
export async function signIn(url: string, login: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/v4/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login_id: login, password }),
  });
  const token = response.headers.get('token');
  // https://developers.mattermost.com/api-documentation/#/operations/Login
  if (!response.ok || token === null) throw new Error(`no sign-in for ${login}: ${response.status}`);
  await response.body?.cancel();
  return token;
}
