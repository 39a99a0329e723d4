import { post } from './http';
import type { StaffLogin } from './people';

let session: Promise<string> | undefined;

/** Of the manager's one session: the panel refuses an address that signs in again and again. */
export function managerToken(apiUrl: string, staff: readonly StaffLogin[]): Promise<string> {
  const { email, password } = staff.find(({ role }) => role === 'manager')!;
  session ??= post<{ data: { token: string } }>(`${new URL(apiUrl).origin}/admin/login`, { email, password }).then(
    ({ data }) => data.token,
  );
  return session;
}

export const asManager = async (apiUrl: string, staff: readonly StaffLogin[]): Promise<Record<string, string>> => ({
  Authorization: `Bearer ${await managerToken(apiUrl, staff)}`,
});
