import { useRequest } from '../../../../../admin/shared/useRequest';
import { useBookingApi, type KnownMember } from '../api/useBookingApi';
import { isMobile } from '../utils/booking';

export interface Lookup {
  /** Null when nobody has proved the number, and as long as it is not known. */
  member: KnownMember | null;
  /** The number is whole, and whose it is has been answered. */
  answered: boolean;
  asking: boolean;
  failed: boolean;
  retry(): void;
}

/** The member whose phone number is typed. */
export function useKnownMember(phone: string): Lookup {
  const api = useBookingApi();
  const digits = phone.replace(/\s/g, '');
  const asked = isMobile(digits) ? digits : null;
  const { data, key, problem, refresh } = useRequest(asked, api.member);
  const answered = asked !== null && key === asked;
  const failed = asked !== null && !answered && problem !== null;
  return {
    member: answered ? data : null,
    answered,
    asking: asked !== null && !answered && !failed,
    failed,
    retry: refresh,
  };
}
